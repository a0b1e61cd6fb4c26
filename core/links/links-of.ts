import type { NamedArticle, Recall, StoryLinks } from '../record/record';
import { killReach } from '../tag/moderation/notices/kill-reach';
import { readFingerprint, shareOf } from '../tag/sketch/fingerprint';
import type { LinkFacts } from './facts';
import { isEarlier, storyOfGuid } from './facts';

/** Articles further apart are not linked by their words. */
export const LINK_DAYS = 30;
/** From these shares of an article on, 0–100: agency copy is reused; words are shared; the other is a version or copy of it. */
const REUSED = 25;
const SHARED = 40;
const SAME_STORY = 60;
/** Recalls and candidates kept; whatever goes on is hostile. */
const MOST_LINKS = 20;

type Links = Omit<StoryLinks, 'fingerprint' | 'killedBy'>;

interface Earlier {
  other: LinkFacts;
  /** Part of the article that stands in the other, 0–100. */
  share: number;
}

/**
 * How an article stands to others: a pure function of its facts and of the set of theirs, in whatever order they came.
 * `others` may hold more than what is linked to it, but not less.
 */
export function linksOf(article: LinkFacts, others: readonly LinkFacts[]): Links {
  const inOrder = [...others].sort((a, b) => (isEarlier(a, b) ? -1 : 1));
  const recalls = recallsOf(article, inOrder);
  const candidates = candidatesOf(article, inOrder);
  return {
    ...wordsShared(article, inOrder),
    ...(recalls.length > 0 && { recalls }),
    ...(candidates.length > 0 && { candidates }),
  };
}

function recallsOf(article: LinkFacts, others: readonly LinkFacts[]): Recall[] {
  const recalls: Recall[] = [];
  for (const { notice, ...other } of others) {
    if (!notice) continue;
    const { reach, rule } = killReach({ ...other, target: notice.target }, { ...article, ...article.names });
    if (reach === 'reaches') recalls.push({ by: other.id, pubStatus: notice.pubStatus, rule: rule! });
  }
  return recalls.slice(0, MOST_LINKS);
}

function candidatesOf({ notice, ...article }: LinkFacts, others: readonly LinkFacts[]): NamedArticle[] {
  if (!notice) return [];
  const candidates: NamedArticle[] = [];
  for (const other of others) {
    if (other.notice) continue;
    const { reach, rule } = killReach({ ...article, target: notice.target }, { ...other, ...other.names });
    if (reach === 'candidate') candidates.push({ id: other.id, rule: rule! });
  }
  // The newest: those that may still be about to run.
  return candidates.slice(-MOST_LINKS);
}

function wordsShared(article: LinkFacts, others: readonly LinkFacts[]): Links {
  const earlier = earlierSharing(article, others);
  const agencyCopy = most(
    earlier.filter(
      ({ other, share }) =>
        share >= REUSED && other.provenance.status === 'wire' && other.provenance.agencies.length > 0,
    ),
  );
  const closest = agencyCopy ?? most(earlier.filter(({ share }) => share >= SHARED));
  const first = earlier.find(({ share }) => share >= SAME_STORY);
  const { guid } = article.names;
  const story = guid ? storyOfGuid(guid) : first?.other.story;
  return {
    ...(story !== undefined && { id: story }),
    ...(closest && { sameAs: closest.other.id, similarity: closest.share }),
    ...(agencyCopy && {
      reuse: { sameAs: agencyCopy.other.id, share: agencyCopy.share, agencies: agencyCopy.other.provenance.agencies },
    }),
  };
}

function earlierSharing(article: LinkFacts, others: readonly LinkFacts[]): Earlier[] {
  const own = article.fingerprint === undefined ? undefined : readFingerprint(article.fingerprint);
  if (!own) return [];
  const earliest = new Date(Date.parse(article.receivedAt) - LINK_DAYS * 86_400_000).toISOString();
  return others.flatMap((other) => {
    if (other.fingerprint === undefined || other.receivedAt < earliest || !isEarlier(other, article)) return [];
    const sketch = readFingerprint(other.fingerprint);
    return sketch ? [{ other, share: shareOf(own, sketch) }] : [];
  });
}

/** The largest share; of several equal ones the earliest article. */
function most(earlier: readonly Earlier[]): Earlier | undefined {
  return earlier.reduce<Earlier | undefined>(
    (best, each) => (best && best.share >= each.share ? best : each),
    undefined,
  );
}
