/** The line before each mail of a mailbox: "From karl@agency.example Wed Mar  4 17:58:02 2026". */
export const MBOX_LINE = /From \S{1,200} .{0,40}\d{4}(?: [+-]\d{4})?\r?(?:\n|$)/;
const FIRST_LINE = new RegExp(`^${MBOX_LINE.source}`);

/** Whether a file is a mailbox as many programs store it (mbox): it begins with such a line. */
export const isMbox = (head: string): boolean => FIRST_LINE.test(head.slice(0, 300));
