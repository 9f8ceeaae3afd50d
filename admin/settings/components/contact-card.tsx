import { ComboboxControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { pageLabel } from '../page-labels';
import { usePages } from '../use-pages';
import type { FieldProps } from './field';
import { WithError } from './field-error';
import { SettingsCard } from './settings-card';
import { TextField } from './text-field';

interface Props extends FieldProps {
	mailbox: string;
	/** The title of the page that is taken while none is chosen; '' for none. */
	found: string;
}

/** How the shop is reached when the chat is not enough. */
export function ContactCard( { mailbox, found, ...props }: Props ) {
	const { settings, errors, onEdit } = props;
	const pages = usePages();
	const known = pages.some( ( { id } ) => id === settings.contactPage );
	const choices =
		known || settings.contactPage === 0
			? pages
			: [ { id: settings.contactPage, title: '' }, ...pages ];
	return (
		<SettingsCard title={ __( 'Contact', 'baton' ) }>
			<WithError error={ errors.contactPage }>
				<ComboboxControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Contact page', 'baton' ) }
					help={ pageHelp( found ) }
					value={
						settings.contactPage === 0
							? null
							: String( settings.contactPage )
					}
					options={ choices.map( ( { id } ) => ( {
						value: String( id ),
						label: pageLabel( id, pages ),
					} ) ) }
					onChange={ ( value ) =>
						onEdit( { contactPage: Number( value ?? 0 ) } )
					}
				/>
			</WithError>
			<TextField
				{ ...props }
				name="contactUrl"
				type="url"
				label={ __( 'Or another contact address', 'baton' ) }
				placeholder="https://"
			/>
			<TextField
				{ ...props }
				name="contactEmail"
				type="email"
				label={ __( 'Contact e-mail address', 'baton' ) }
				help={ __(
					'Shown beside the contact page. Everybody can read it, programs that collect addresses too; left out while empty.',
					'baton'
				) }
			/>
			<TextField
				{ ...props }
				name="emergencyContact"
				label={ __( 'Emergency contact', 'baton' ) }
				help={ __(
					'A telephone number, for example. Shown when nobody is available; left out while empty.',
					'baton'
				) }
			/>
			<TextField
				{ ...props }
				name="hours"
				label={ __( 'Opening hours', 'baton' ) }
				help={ __(
					'In your words, such as “Mon–Fri 9–17, Sat 10–14”. The assistant says them, with your time zone, to who asks; left out while empty.',
					'baton'
				) }
			/>
			<TextField
				{ ...props }
				name="ticketEmail"
				type="email"
				label={ __( 'Messages are mailed to', 'baton' ) }
				help={ sprintf(
					/* translators: %s: an e-mail address */
					__( 'While this is empty they go to %s.', 'baton' ),
					mailbox
				) }
			/>
		</SettingsCard>
	);
}

function pageHelp( found: string ): string {
	const what = __( 'Linked while the chat cannot be reached.', 'baton' );
	return found === ''
		? what
		: `${ what } ${ sprintf(
				/* translators: %s: the title of a page */
				__( 'While none is chosen, it is “%s”.', 'baton' ),
				found
			) }`;
}
