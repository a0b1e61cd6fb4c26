import type { Desk } from '../../core/pipeline';

/** An evaluation against labelled data: `copytaster evaluate NAME CORPUS…`. */
export interface Evaluation {
  name: string;
  /** False when it can invent what it measures on. @default true */
  needsCorpus?: boolean;
  /** One line for the list of evaluations. */
  summary: string;
  /** The form of the corpus and what is printed, for --help. */
  help: string;
  /**
   * Scores the desk on NDJSON files and prints the report, a line at a time.
   * @throws ConfigurationError when a file is not in the form `help` describes.
   */
  run(corpora: string[], desk: Desk, print: (line: string) => void): Promise<void>;
}
