import { FormTokenField } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { FieldProps } from '../components/field';
import { WithError } from '../components/field-error';
import { pageId, pageLabel } from '../page-labels';
import { usePosts } from './use-posts';

/** Pages are all read; of posts, those that are chosen here. */
export function PostsField( { settings, errors, onEdit }: FieldProps ) {
	const { posts, search } = usePosts( settings.knowledgePosts );
	return (
		<WithError error={ errors.knowledgePosts }>
			<FormTokenField
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				__experimentalExpandOnFocus
				label={ __( 'Posts to answer from', 'baton' ) }
				value={ settings.knowledgePosts.map( ( id ) =>
					pageLabel( id, posts )
				) }
				suggestions={ posts.map( ( { id } ) =>
					pageLabel( id, posts )
				) }
				onInputChange={ search }
				__experimentalValidateInput={ ( input: string ) =>
					pageId( input ) !== undefined
				}
				onChange={ ( tokens ) =>
					onEdit( {
						knowledgePosts: tokens.flatMap( ( token ) => {
							const id = pageId( String( token ) );
							return id === undefined ? [] : [ id ];
						} ),
					} )
				}
			/>
			<p className="baton-word__default">
				{ __(
					'All published pages are read, but for those without the chat, below.',
					'baton'
				) }
			</p>
		</WithError>
	);
}
