import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Announce } from '../parts/toasts';
import { uploadFile } from './upload-file';

export interface Uploads {
  running: number;
  send(files: File[]): void;
}

/** Files on their way to the desk. */
export function useUploads(announce: Announce, refresh: () => void): Uploads {
  const [running, setRunning] = useState(0);
  const send = useCallback(
    (files: File[]) => {
      setRunning((count) => count + files.length);
      const work = files.map((file) =>
        uploadFile(file)
          .then(({ status, reason }) => {
            if (status !== 'rejected') return true;
            announce(`${file.name} was rejected: ${reason ?? 'see Rejected'}`);
            return false;
          })
          .catch((error: Error) => {
            announce(`${file.name} was not added: ${error.message}`);
            return false;
          })
          .finally(() => setRunning((count) => count - 1)),
      );
      void Promise.all(work).then((done) => {
        const added = done.filter(Boolean).length;
        if (added > 0) announce(added === 1 ? '1 file added' : `${added} files added`);
        refresh();
      });
    },
    [announce, refresh],
  );
  return { running, send };
}

/** Takes files dropped anywhere on the page, of those who may add any. */
export function DropTarget({ onFiles, children }: { onFiles?: (files: File[]) => void; children: ComponentChildren }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!onFiles) return undefined;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragover', enter);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [onFiles]);
  return (
    <div class="frame">
      {children}
      {over && <div class="drop-sign">Drop the files to add them to the desk</div>}
    </div>
  );
}
