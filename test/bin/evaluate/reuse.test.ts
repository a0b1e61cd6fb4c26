import { paragraphsOf } from '../../../bin/evaluate/invented-stories';
import type { Treatment } from '../../../bin/evaluate/reuse-trial';
import { factsOf, linked, treated, TREATMENTS } from '../../../bin/evaluate/reuse-trial';
import { testDesk } from '../../desk';

const desk = testDesk();
const STORIES = 30;
const PARAGRAPHS = 12;

/** How many of the stories are found after a treatment. */
async function found(treatment: Treatment): Promise<number> {
  let count = 0;
  for (let story = 0; story < STORIES; story++) {
    const copy = paragraphsOf(story, PARAGRAPHS);
    const agency = await factsOf(desk, 'agency', copy, true);
    const later = treated(copy, paragraphsOf(story, PARAGRAPHS, 1), treatment, story);
    if (linked(await factsOf(desk, 'paper', later, false), agency).reuse) count++;
  }
  return count / STORIES;
}

/** A good deal below what `npm run evaluate -- reuse` measures over 400 stories. */
test.each([
  ['whole', 0.95],
  ['half cut', 0.95],
  ['half cut, two fifths rewritten', 0.8],
  ['whole, every tenth word changed', 0.8],
])('agency copy is found: %s, in %d of cases', async (name, least) => {
  expect(await found(TREATMENTS.find((each) => each.name === name)!)).toBeGreaterThanOrEqual(least);
});

test('reporters at one event, each with words of his own, are not linked', async () => {
  let links = 0;
  for (let event = 0; event < STORIES; event++) {
    const facts = await Promise.all(
      [0, 1, 2, 3].map((by) => factsOf(desk, `${by}`, paragraphsOf(event, PARAGRAPHS, by), by === 0)),
    );
    for (const later of facts.slice(1)) if (linked(later, facts[0]!).sameAs) links++;
  }
  expect(links).toBe(0);
});
