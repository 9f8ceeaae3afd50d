import { FormTokenField, TextareaControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ShopPage } from '../api';
import { pageId, pageLabel } from '../page-labels';
import { usePages } from '../use-pages';
import type { FieldProps } from './field';
import { WithError } from './field-error';
import { SettingsCard } from './settings-card';

/** Where on the storefront the chat stays away. */
export function PlacesCard( { settings, errors, onEdit }: FieldProps ) {
	const pages: ShopPage[] = usePages();
	const labels = settings.excludedPages.map( ( id ) =>
		pageLabel( id, pages )
	);
	return (
		<SettingsCard title={ __( 'Pages without the chat', 'baton' ) }>
			<WithError error={ errors.excludedPages }>
				<FormTokenField
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					__experimentalExpandOnFocus
					label={ __( 'Pages', 'baton' ) }
					value={ labels }
					suggestions={ pages.map( ( { id } ) =>
						pageLabel( id, pages )
					) }
					__experimentalValidateInput={ ( input: string ) =>
						pageId( input ) !== undefined
					}
					onChange={ ( tokens ) =>
						onEdit( {
							excludedPages: tokens.flatMap( ( token ) => {
								const id = pageId( String( token ) );
								return id === undefined ? [] : [ id ];
							} ),
						} )
					}
				/>
			</WithError>
			<PathsField
				paths={ settings.excludedPaths }
				error={ errors.excludedPaths }
				onChange={ ( excludedPaths ) => onEdit( { excludedPaths } ) }
			/>
		</SettingsCard>
	);
}

/** One path a line; what is typed stays as typed until the field is left. */
function PathsField( {
	paths,
	error,
	onChange,
}: {
	paths: string[];
	error: string | undefined;
	onChange: ( paths: string[] ) => void;
} ) {
	const [ text, setText ] = useState( paths.join( '\n' ) );
	return (
		<WithError error={ error }>
			<TextareaControl
				__nextHasNoMarginBottom
				rows={ 3 }
				label={ __( 'Paths', 'baton' ) }
				help={ __(
					'One a line, beginning with “/”. A “*” stands for anything: /landing/*',
					'baton'
				) }
				value={ text }
				onChange={ ( typed ) => {
					setText( typed );
					onChange(
						typed
							.split( '\n' )
							.map( ( path ) => path.trim() )
							.filter( Boolean )
					);
				} }
			/>
		</WithError>
	);
}
