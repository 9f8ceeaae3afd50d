<?php
namespace Baton\Knowledge;

defined( 'ABSPATH' ) || exit;

/** One kind of what the assistant answers from. What goes wrong in one is thrown, and costs only this one. */
interface Kind {

	/** @return array<array-key, string> Of everything that everybody may read: a text that changes when it does, by its number or name. */
	public function stamps(): array;

	/**
	 * @param list<string> $keys Numbers or names.
	 * @return list<array<string, mixed>> `KnowledgeDocument`s; what is not there, or not for everybody, is left out.
	 */
	public function read( array $keys ): array;
}
