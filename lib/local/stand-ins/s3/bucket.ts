import { randomBytes } from 'node:crypto';
import type { Piece } from './content-file.ts';

/** A version of an object, or a delete marker. */
export interface Version {
  /** `null` in a bucket without versioning. */
  id: string;
  isMarker: boolean;
  lastModified: Date;
  /** With quotes. */
  etag?: string;
  /** Bytes. */
  size?: number;
  pieces?: Piece[];
  /** Those that are returned as they were sent: the type, the language, the user's metadata. */
  headers?: Record<string, string>;
  tags?: [string, string][];
}

const UNVERSIONED = 'null';

/** The objects of a bucket. https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html */
export class Bucket {
  readonly created = new Date();
  isVersioned = false;
  /** S3's answer to a question for the configuration of notifications: they are not delivered. */
  notifications = '';
  /** The versions of each key, the latest last. */
  readonly #versions = new Map<string, Version[]>();

  get all(): ReadonlyMap<string, readonly Version[]> {
    return this.#versions;
  }

  get isEmpty(): boolean {
    return this.#versions.size === 0;
  }

  /** A version, or the latest, which may be a delete marker. */
  find(key: string, id?: string): Version | undefined {
    const versions = this.#versions.get(key);
    return id === undefined ? versions?.at(-1) : versions?.find((version) => version.id === id);
  }

  put(key: string, content: Omit<Version, 'id' | 'isMarker' | 'lastModified'>): Version {
    return this.#add(key, { ...content, id: this.#newId(), isMarker: false, lastModified: new Date() });
  }

  /** Hides the object behind a marker; without versioning it is gone, and there is none. */
  hide(key: string): Version | undefined {
    if (this.isVersioned) return this.#add(key, { id: this.#newId(), isMarker: true, lastModified: new Date() });
    this.remove(key, UNVERSIONED);
    return undefined;
  }

  /** Deletes a version or marker for good; if it was the latest, the one before is so again. */
  remove(key: string, id: string): Version | undefined {
    const versions = this.#versions.get(key) ?? [];
    const removed = versions.find((version) => version.id === id);
    const rest = versions.filter((version) => version !== removed);
    if (rest.length > 0) this.#versions.set(key, rest);
    else this.#versions.delete(key);
    return removed;
  }

  #newId(): string {
    return this.isVersioned ? randomBytes(16).toString('hex') : UNVERSIONED;
  }

  #add(key: string, version: Version): Version {
    const others = (this.#versions.get(key) ?? []).filter(({ id }) => id !== version.id);
    this.#versions.set(key, [...others, version]);
    return version;
  }
}
