import type { DataSource } from '../../text/data-source';
import type { LexiconBuilder } from '../../text/lexicon';
import type { TableWriter } from '../../text/table-file';

/** Adds the phrases and tables of the regions tagger. */
export function compileRegions(_data: DataSource, _lexicon: LexiconBuilder, _writer: TableWriter): void {}
