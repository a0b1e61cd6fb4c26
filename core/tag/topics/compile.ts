import type { DataSource } from '../../text/data-source';
import type { LexiconBuilder } from '../../text/lexicon';
import type { TableWriter } from '../../text/table-file';
import { compileFeatures } from './features';
import { compileGenres } from './genres';
import { compileKindCues } from './kind-cues';
import { compileLanguage } from './language';
import type { ModelFile } from './model';
import { commonFirst, compileModel, readModelFile } from './model';
import { compilePhrases, readPhrases } from './phrases';
import { compileSupplierTopics } from './supplier-topics';
import { readCustomTopics, readMediaTopics, TopicTree, treeOrder } from './vocabulary';

/**
 * Adds the phrases and tables of the topics tagger.
 * @param given what to compile instead of the shipped model, as the trainer does
 */
export function compileTopics(
  data: DataSource,
  lexicon: LexiconBuilder,
  writer: TableWriter,
  given: ModelFile = readModelFile(data),
): void {
  const concepts = [...readMediaTopics(data), ...readCustomTopics(data)];
  const order = treeOrder(concepts);
  const tree = new TopicTree(order);
  writer.addJson('topics.tree', order);
  const model = commonFirst(given);
  // The model's words come first, so that their ids are low and its table of words short.
  compileLanguage(lexicon, writer);
  compileFeatures(data, model.features, tree, lexicon, writer);
  compileModel(model, writer);
  compilePhrases(readPhrases(data, concepts, tree), lexicon, writer);
  compileSupplierTopics(data, concepts, writer);
  compileGenres(data, writer);
  compileKindCues(data, lexicon, writer);
}
