import { useEffect, useId, useState } from 'preact/hooks';
import type { ProvenanceStatus } from '../../../core/tag/tags';
import { PROVENANCE_STATUSES } from '../../../core/tag/tags';
import { PROVENANCE_WORDS } from '../words';
import type { VocabularyEntry } from '../vocabulary';
import { loadVocabulary } from '../vocabulary';
import type { Correct } from './use-corrections';

const OFFERED = 8;

interface AddProps {
  kind: 'topic' | 'region';
  taken: readonly string[];
  correct: Correct;
}

/** A field that finds a topic or country by name and adds it. */
export function AddTag({ kind, taken, correct }: AddProps) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [vocabulary, setVocabulary] = useState<VocabularyEntry[]>([]);
  const [failed, setFailed] = useState(false);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    loadVocabulary(kind)
      .then(setVocabulary)
      .catch(() => setFailed(true));
  }, [open, kind]);

  if (!open) {
    return (
      <button type="button" class="quiet" onClick={() => setOpen(true)}>
        + Add a {kind}
      </button>
    );
  }
  const wanted = words.trim().toLowerCase();
  const offered = wanted
    ? vocabulary
        .filter(({ code, name }) => !taken.includes(code) && name.toLowerCase().includes(wanted))
        .slice(0, OFFERED)
    : [];
  const add = ({ code, name }: VocabularyEntry) => {
    setOpen(false);
    setWords('');
    correct({ op: `add-${kind}`, target: code, value: kind === 'topic' ? name : 'focus' }, `Added ${name}`);
  };
  return (
    <form
      class="add-tag"
      onSubmit={(event) => {
        event.preventDefault();
        if (offered[0]) add(offered[0]);
      }}
    >
      <label for={id}>Add a {kind}</label>
      <input
        id={id}
        autoFocus
        autocomplete="off"
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setOpen(false);
        }}
      />
      {failed && <p role="alert">The list of {kind}s cannot be loaded.</p>}
      <ul>
        {offered.map((entry) => (
          <li key={entry.code}>
            <button type="button" onClick={() => add(entry)}>
              {entry.name} <span class="tag-detail">{entry.code}</span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}

export function ProvenanceChoice({ current, correct }: { current: ProvenanceStatus; correct: Correct }) {
  return (
    <select
      aria-label="Change the provenance"
      value={current}
      onChange={(event) => {
        const status = event.currentTarget.value as ProvenanceStatus;
        correct({ op: 'set-provenance', target: status }, `Provenance is ${PROVENANCE_WORDS[status].name}`);
      }}
    >
      {PROVENANCE_STATUSES.map((status) => (
        <option key={status} value={status}>
          {PROVENANCE_WORDS[status].name}: {PROVENANCE_WORDS[status].means}
        </option>
      ))}
    </select>
  );
}
