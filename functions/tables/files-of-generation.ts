import type { FileKey, Files, StoredFiles } from './files.ts';
import { asNeverCounted, FIRST_GENERATION, isOfGeneration, markOf } from './generation.ts';
import type { FileRow, Outcome } from './rows.ts';

const STANDING: readonly Outcome[] = ['new', 'copy', 'variant'];
const WITHDRAWN: readonly Outcome[] = ['superseded', 'removed'];

/**
 * The Files table as a generation sees it. Of the rows of earlier ones, those of files that stood are as good as not
 * written: each file is handled again, and its row replaced. Those of withdrawn files are as if they had never stood, so
 * that they still say which version of a key came when. Rejections and deletions hold in every generation.
 */
export const filesOfGeneration = (stored: StoredFiles, generation: number): Files => {
  if (generation === FIRST_GENERATION) return stored;
  const isOld = (row: FileRow) => !isOfGeneration(row, generation);
  const view = (row: FileRow): FileRow[] => {
    if (!isOld(row)) return [row];
    if (STANDING.includes(row.outcome)) return [];
    return [WITHDRAWN.includes(row.outcome) ? asNeverCounted(row) : row];
  };
  const replace = (row: FileRow, before: FileRow) => stored.replace({ ...row, ...markOf(generation) }, before);
  /** A file that is gone has had its place among the versions of its key, and may have replaced the one before. */
  const gone = (before: FileRow, { outcome, reason, receivedAt }: FileRow): FileRow => ({
    ...asNeverCounted(before),
    outcome,
    ...(reason && { reason }),
    withdrawnAt: receivedAt,
  });
  /** The row of a bulk file that was withdrawn before it was handled again, with how far its records go. */
  const withRecords = ({ articles, rejected, readingUpTo }: FileRow, row: FileRow): FileRow =>
    WITHDRAWN.includes(row.outcome)
      ? {
          ...(articles !== undefined && { articles }),
          ...(rejected !== undefined && { rejected }),
          ...(readingUpTo !== undefined && { readingUpTo }),
          ...row,
        }
      : row;
  const carryOver = async (file: FileKey): Promise<boolean> => {
    const row = await stored.get(file);
    const [seen] = row && isOld(row) ? view(row) : [];
    return row !== undefined && seen !== undefined && replace(seen, row);
  };
  return {
    async get(file) {
      const row = await stored.get(file);
      return row && view(row)[0];
    },
    versions: async (key) => (await stored.versions(key)).flatMap(view),
    async add(row) {
      if (await stored.add({ ...row, ...markOf(generation) })) return true;
      const before = await stored.get(row);
      if (!before || !isOld(before) || !STANDING.includes(before.outcome)) return false;
      return replace(withRecords(before, row.deletion ? gone(before, row) : row), before);
    },
    async change(file, seen, set) {
      const now = { ...seen, ...markOf(generation) };
      if (await stored.change(file, now, set)) return true;
      // Another may do so at the same moment: so whether it did decides nothing.
      await carryOver(file);
      return stored.change(file, now, set);
    },
    earlier: async (key) => (await stored.versions(key)).filter(isOld),
    carryOver,
  };
};
