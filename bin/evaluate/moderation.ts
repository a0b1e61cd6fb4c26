import { readNdjsonFile } from '../../adapters/node/ndjson';
import type { Desk } from '../../core/pipeline';
import type { Evaluation } from './evaluation';
import { kindOf, labelledText, SCORERS } from './moderation-scorers';

/** Scores one file: every line by the scorer that its labels ask for. */
async function scoreFile(path: string, desk: Desk, print: (line: string) => void): Promise<void> {
  const scorers = new Map<string, ReturnType<(typeof SCORERS)[keyof typeof SCORERS]>>();
  for await (const line of readNdjsonFile(path, labelledText)) {
    const kind = kindOf(line);
    const scorer = scorers.get(kind) ?? SCORERS[kind]();
    scorers.set(kind, scorer);
    const text = line.title ? `${line.title}\n\n${line.text}` : line.text;
    const [tasted] = await desk.taste({
      bytes: Buffer.from(text),
      contentType: 'text/plain',
      ...(line.receivedAt && { receivedAt: line.receivedAt }),
    });
    scorer.add(line, tasted!, text.length - line.text.length);
  }
  print(path);
  for (const [kind, scorer] of scorers) {
    print(` ${kind}`);
    for (const line of scorer.report()) print(`  ${line}`);
  }
}

export const evaluation: Evaluation = {
  name: 'moderation',
  summary: 'Findings against labelled notices, hate, personal data, content flags and clean news.',
  help: `Each file is NDJSON of {"id", "text", "title"?}, and its labels tell what is scored:
  "signals" (list, empty for near misses)  recall of editorial signals, false alarms on near misses
  "functionality" and "label"              HateCheck: how often each functionality is found and raised to review
  "spans" of {"type", "start", "end"}      recall of personal data by class
  "flags" (G S H M Q)                      precision and recall of graphic, sexual, self-harm, minor, profanity;
                                           lines without flags count as clean news too
  none of these                            clean news: how often it is raised to review or worse
Prints the worst mistakes by id and rule; personal data and slurs are never printed.`,
  async run(corpora, desk, print) {
    for (const corpus of corpora) await scoreFile(corpus, desk, print);
  },
};
