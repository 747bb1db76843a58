import { useCallback } from 'react';
import { useBackend } from '../../contract/backend-context.ts';
import { useFileAddresses } from '../../contract/use-file-addresses.ts';
import { useNotices } from '../../contract/notices-context.ts';
import { prepareFile } from '../../files/prepare-file.ts';
import type { RecordedFile } from '../../files/recorder.ts';
import { describeError } from '../../models/describe-error.ts';
import { sendTo, type WritingPlace } from '../../models/writing-place.ts';
import type { FileTray } from './use-file-tray.ts';

/** Gives what becomes of a recording: sent as a message of its own, or put beside the one being written. What cannot be sent stays there, too. */
export function useRecorded(place: WritingPlace, tray: FileTray): (recorded: RecordedFile, isSent: boolean) => void {
  const backend = useBackend();
  const addresses = useFileAddresses();
  const { show } = useNotices();
  const { add } = tray;
  return useCallback(
    ({ file, durationMs }, isSent) => {
      if (!isSent) return add([file], durationMs);
      async function send(): Promise<void> {
        const outgoing = await prepareFile({ name: file.name, bytes: file, recordedMs: durationMs, signal: new AbortController().signal, addresses });
        await backend.call('sendMessage', { ...sendTo(place), body: '', replyToMessageId: null, files: [outgoing] });
      }
      send().catch((error: unknown) => {
        show(describeError(error));
        add([file], durationMs);
      });
    },
    [add, addresses, backend, place, show],
  );
}
