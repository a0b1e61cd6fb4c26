/**
 * A made-up corpus for the bench: the same articles on every machine, with the density of names, places and agency words
 * that news has. Fixed, so that ratios stay comparable: the bench prints this file's hash beside them.
 */

const PLACES =
  'Lisbon|Nairobi|Jakarta|Ukraine|Brazil|Scotland|Ohio|Texas|Kyiv|Lagos|Seoul|the United States|U.S.|South Africa|New Zealand|Bavaria|Punjab|Mali|Geneva|Brussels|Peru|Papua New Guinea|Reading|Georgia|Jordan|Hanoi|Quebec|Marseille|Kabul|Yemen'.split(
    '|',
  );
const PEOPLE =
  'Ana Prowse|Tomas Lindqvist|Grace Okafor|Jordan Whitlock|Mei Tanaka|Paul Archer|Irina Volkova|Sam Boateng|Leila Haddad|Chad Morris|Ravi Menon|Georgia Blake'.split(
    '|',
  );
const BODIES =
  'the ministry|the central bank|the health service|the city council|a trade union|the football federation|the electoral commission|the high court|the weather office|the space agency|the university|the airline'.split(
    '|',
  );
const THINGS =
  'interest rates|a vaccine|flood defences|the peace talks|a new stadium|school meals|oil exports|a murder trial|the budget deficit|wildfires|a strike over pay|a film festival|the champions league final|refugees|a cyber attack|carbon emissions|the parliamentary election|a drug trafficking ring|rare orchids|the housing market'.split(
    '|',
  );
const VERBS =
  'announced|criticised|postponed|defended|reviewed|welcomed|rejected|investigated|approved|warned about'.split('|');
const REASONS =
  'after months of negotiation|despite protests in the capital|as temperatures rose above 40 degrees|following an earthquake|because prices had doubled|while voters went to the polls|amid fears of a recession|as soldiers left the border|after 3 people died|in a blow to investors'.split(
    '|',
  );
const TAILS = [
  '',
  '',
  '',
  '\n\n(With input from agencies)',
  '\n\nReporting by Ana Prowse; Editing by Tomas Lindqvist',
  '\n\nContact: news@example.org',
  '\n\nAdditional reporting by AFP',
];
const DATELINES = [
  '',
  '',
  'LISBON (Reuters) - ',
  'NAIROBI, Kenya (AP) — ',
  'GENEVA, March 3 (Xinhua) -- ',
  'Berlin (dpa) - ',
];

/** mulberry32: small, seeded, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function writer(random: () => number) {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const sentences = [
    () => `${capital(pick(BODIES))} in ${pick(PLACES)} ${pick(VERBS)} ${pick(THINGS)} ${pick(REASONS)}.`,
    () => `“We did not expect ${pick(THINGS)} so soon,” ${pick(PEOPLE)} told reporters in ${pick(PLACES)} on Tuesday.`,
    () =>
      `${pick(PEOPLE)}, who leads ${pick(BODIES)}, said ${pick(THINGS)} would cost $${Math.floor(random() * 900) + 100} million.`,
    () =>
      `The decision affects ${pick(PLACES)}, ${pick(PLACES)} and ${pick(PLACES)}, where ${pick(BODIES)} has ${pick(VERBS)} it before.`,
    () =>
      `Officials gave no date, but people close to ${pick(BODIES)} pointed to ${Math.floor(random() * 28) + 1} June 20${Math.floor(random() * 20) + 10}.`,
    () =>
      `Few had followed the matter as closely as ${pick(PEOPLE)}, whose report on ${pick(THINGS)} was published last year.`,
  ];
  const sentence = () => sentences[Math.floor(random() * sentences.length)]!();
  return { pick, capital, sentence };
}

/** One article of about `length` characters; the same for the same seed. */
export function makeArticle(seed: number, length: number): string {
  const { pick, capital, sentence } = writer(generator(seed));
  let text = `${capital(pick(BODIES))} ${pick(VERBS)} ${pick(THINGS)} in ${pick(PLACES)}\n\n${pick(DATELINES)}`;
  let inParagraph = 0;
  while (text.length < length) {
    text += sentence();
    inParagraph = (inParagraph + 1) % 3;
    text += inParagraph === 0 ? '\n\n' : ' ';
  }
  return text.trimEnd() + pick(TAILS);
}

/** `count` articles of 0.5 to 6 KB, 3.1 KB in the mean. */
export function makeCorpus(count: number): string[] {
  const random = generator(1);
  return Array.from({ length: count }, (_, index) =>
    makeArticle(index + 2, 500 + Math.floor((random() + random()) * 2600)),
  );
}
