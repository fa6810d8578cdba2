const TOLD = new Set(['ConfigError', 'OtherLog', 'StoreLocked', 'StoreUnavailable']);

/** What SQLite and the operating system say of a disk that is full, broken, or not for this user. */
const OF_THE_DISK =
  /disk is full|disk I\/O error|readonly database|unable to open database|\b(ENOSPC|EDQUOT|EACCES|EPERM|EROFS|EIO)\b/;

/** Why a service does not start: a sentence where the cause lies outside of it, the stack of any other error. */
export function whyNotStarted(error: unknown, dataDir: string): string {
  const { name, message, stack } = error as Error;
  if (TOLD.has(name)) return message;
  if (OF_THE_DISK.test(message))
    return `the files in ${dataDir} cannot be written: ${message}. Look at the space on its disk, and at who owns it`;
  return stack ?? message;
}
