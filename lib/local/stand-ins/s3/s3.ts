/**
 * A stand-in for S3: buckets with versions, addressed by path, that refuse what S3 refuses. It knows what the functions and
 * the local run use. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */
import { createHash, randomBytes } from 'node:crypto';
import { type Service, textOf, type WireRequest, type WireResponse } from '../wire.ts';
import { Bucket, type Version } from './bucket.ts';
import { ContentFile, type Piece } from './content-file.ts';
import { objectListing, versionListing } from './listings.ts';
import { Refusal } from './refusal.ts';
import { bodyOf, keptHeaders, rangeOf, tagsInHeader, tagsInXml } from './requests.ts';
import { elements, elementText, xml } from './xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1024;
/** More is answered in pieces. */
const MAX_WHOLE_BYTES = 1024 * 1024;
const noSuchKey = () => new Refusal(404, 'NoSuchKey', 'The specified key does not exist.');

interface Upload {
  key: string;
  headers: Record<string, string>;
  tags: [string, string][];
  parts: Map<number, { piece: Piece; md5: Buffer }>;
}

/** A request to a bucket or to an object in it. */
interface Target {
  request: WireRequest;
  query: URLSearchParams;
  name: string;
  key: string;
}

export interface StandInForS3 {
  service: Service;
  close(): void;
}

/** @param file for the contents of objects */
export const standInForS3 = (file: string): StandInForS3 => {
  const contents = new ContentFile(file);
  const store = new ObjectStore(contents);
  return {
    service: (request) => {
      try {
        return store.answer(request);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const body = request.method === 'HEAD' ? '' : xml('Error', { Code: error.code, Message: error.message });
        return { status: error.status, headers: { 'content-type': 'application/xml', ...error.headers }, body };
      }
    },
    close: () => contents.close(),
  };
};

class ObjectStore {
  readonly #contents: ContentFile;
  readonly #buckets = new Map<string, Bucket>();
  readonly #uploads = new Map<string, Upload>();

  constructor(contents: ContentFile) {
    this.#contents = contents;
  }

  answer(request: WireRequest): WireResponse {
    const [path = '', search = ''] = request.path.split('?', 2);
    const [, name = '', ...rest] = path.split('/');
    const target = { request, query: new URLSearchParams(search), name, key: decodeURIComponent(rest.join('/')) };
    if (Buffer.byteLength(target.key) > MAX_KEY_BYTES)
      throw new Refusal(400, 'KeyTooLongError', 'Your key is too long');
    if (name === '') return this.#listBuckets();
    return target.key === '' ? this.#answerForBucket(target) : this.#answerForObject(target);
  }

  #bucket(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (!bucket) throw new Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist');
    return bucket;
  }

  #listBuckets(): WireResponse {
    const all = [...this.#buckets].map(([Name, { created }]) => ({ Name, CreationDate: created.toISOString() }));
    return ok(xml('ListAllMyBucketsResult', { Owner: { ID: 'local' }, Buckets: { Bucket: all } }));
  }

  #answerForBucket({ request, query, name }: Target): WireResponse {
    const { method } = request;
    if (method === 'PUT' && query.size === 0) return this.#createBucket(name);
    const bucket = this.#bucket(name);
    if (method === 'HEAD') return ok('');
    if (method === 'DELETE' && query.size === 0) {
      if (!bucket.isEmpty) throw new Refusal(409, 'BucketNotEmpty', 'The bucket you tried to delete is not empty');
      this.#buckets.delete(name);
      return { ...ok(''), status: 204 };
    }
    if (method === 'PUT' && query.has('versioning')) {
      bucket.isVersioned = elementText(textOf(request.body), 'Status') === 'Enabled';
      return ok('');
    }
    if (method === 'PUT' && query.has('notification')) {
      bucket.notifications = textOf(request.body);
      return ok('');
    }
    if (method === 'POST' && query.has('delete')) return this.#deleteObjects(bucket, textOf(request.body));
    if (method === 'GET' && query.has('versioning')) {
      return ok(xml('VersioningConfiguration', { Status: bucket.isVersioned ? 'Enabled' : undefined }));
    }
    if (method === 'GET' && query.has('notification'))
      return ok(bucket.notifications || xml('NotificationConfiguration', {}));
    if (method === 'GET' && query.has('versions')) return ok(versionListing(name, bucket, query));
    if (method === 'GET' && query.get('list-type') === '2') return ok(objectListing(name, bucket, query));
    throw notImplemented();
  }

  #createBucket(name: string): WireResponse {
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name))
      throw new Refusal(400, 'InvalidBucketName', 'The specified bucket is not valid.');
    if (this.#buckets.has(name))
      throw new Refusal(
        409,
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
      );
    this.#buckets.set(name, new Bucket());
    return { ...ok(''), headers: { location: `/${name}` } };
  }

  #deleteObjects(bucket: Bucket, body: string): WireResponse {
    const isQuiet = elementText(body, 'Quiet') === 'true';
    const deleted = elements(body, 'Object').map((object) => {
      const [Key = '', VersionId] = [elementText(object, 'Key'), elementText(object, 'VersionId')];
      if (VersionId === undefined) bucket.hide(Key);
      else bucket.remove(Key, VersionId);
      return { Key, VersionId };
    });
    return ok(xml('DeleteResult', { Deleted: isQuiet ? [] : deleted }));
  }

  #answerForObject(target: Target): WireResponse {
    const { request, query, name, key } = target;
    const { method, headers } = request;
    const bucket = this.#bucket(name);
    if (headers['x-amz-copy-source'] !== undefined) throw notImplemented();
    if (method === 'POST' && query.has('uploads')) return this.#beginUpload(target);
    if (query.has('uploadId')) return this.#continueUpload(target, bucket);
    if (method === 'PUT' && query.has('tagging')) {
      this.#version(target, bucket).tags = tagsInXml(textOf(request.body));
      return ok('');
    }
    if (method === 'GET' && query.has('tagging')) {
      const Tag = (this.#version(target, bucket).tags ?? []).map(([Key, Value]) => ({ Key, Value }));
      return ok(xml('Tagging', { TagSet: { Tag } }));
    }
    if (method === 'PUT' && query.size <= 1) {
      const bytes = bodyOf(request);
      const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
      const pieces = [this.#contents.append(bytes)];
      const version = bucket.put(key, {
        etag,
        size: bytes.length,
        pieces,
        headers: keptHeaders(request),
        tags: tagsInHeader(request),
      });
      return { ...ok(''), headers: { etag, ...versionHeader(version) } };
    }
    if (method === 'DELETE') {
      const id = query.get('versionId');
      const version = id === null ? bucket.hide(key) : bucket.remove(key, id);
      const marker = version?.isMarker && { 'x-amz-delete-marker': 'true' };
      return { status: 204, headers: { ...(version && versionHeader(version)), ...marker }, body: '' };
    }
    if (method === 'GET' || method === 'HEAD') return this.#read(target, bucket);
    throw notImplemented();
  }

  /** The version that is asked for. */
  #version({ query, key }: Target, bucket: Bucket): Version {
    const id = query.get('versionId') ?? undefined;
    const version = bucket.find(key, id);
    if (!version && id === undefined) throw noSuchKey();
    if (!version) throw new Refusal(404, 'NoSuchVersion', 'The specified version does not exist.');
    if (!version.isMarker) return version;
    const marker = { 'x-amz-delete-marker': 'true', ...versionHeader(version) };
    if (id === undefined) throw new Refusal(404, 'NoSuchKey', 'The specified key does not exist.', marker);
    throw new Refusal(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.', marker);
  }

  #read(target: Target, bucket: Bucket): WireResponse {
    const { method, headers } = target.request;
    const version = this.#version(target, bucket);
    const { etag = '', size = 0, pieces = [], tags = [] } = version;
    // S3 accepts an entity tag with or without quotes.
    const wanted = headers['if-match']?.replaceAll('"', '');
    if (wanted !== undefined && wanted !== '*' && wanted !== etag.replaceAll('"', '')) {
      throw new Refusal(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
    }
    const { from, to, isPart } = rangeOf(headers.range, size);
    const about = {
      ...version.headers,
      etag,
      'last-modified': version.lastModified.toUTCString(),
      'accept-ranges': 'bytes',
      'content-length': String(to - from),
      ...(isPart && { 'content-range': `bytes ${from}-${to - 1}/${size}` }),
      ...(tags.length > 0 && { 'x-amz-tagging-count': String(tags.length) }),
      ...versionHeader(version),
    };
    const read = to - from > MAX_WHOLE_BYTES ? 'stream' : 'read';
    const body = method === 'HEAD' ? '' : this.#contents[read](pieces, from, to);
    return { status: isPart ? 206 : 200, headers: about, body };
  }

  #beginUpload({ request, name, key }: Target): WireResponse {
    const UploadId = randomBytes(16).toString('hex');
    this.#uploads.set(UploadId, { key, headers: keptHeaders(request), tags: tagsInHeader(request), parts: new Map() });
    return ok(xml('InitiateMultipartUploadResult', { Bucket: name, Key: key, UploadId }));
  }

  #continueUpload({ request, query, name, key }: Target, bucket: Bucket): WireResponse {
    const id = query.get('uploadId')!;
    const upload = this.#uploads.get(id);
    if (upload?.key !== key) throw new Refusal(404, 'NoSuchUpload', 'The specified multipart upload does not exist.');
    if (request.method === 'PUT') {
      const bytes = bodyOf(request);
      const md5 = createHash('md5').update(bytes).digest();
      upload.parts.set(Number(query.get('partNumber')), { piece: this.#contents.append(bytes), md5 });
      return { ...ok(''), headers: { etag: `"${md5.toString('hex')}"` } };
    }
    this.#uploads.delete(id);
    if (request.method === 'DELETE') return { ...ok(''), status: 204 };
    const parts = elements(textOf(request.body), 'Part').map((part) => {
      const found = upload.parts.get(Number(elementText(part, 'PartNumber')));
      if (elementText(part, 'ETag')?.replaceAll('"', '') !== found?.md5.toString('hex')) {
        throw new Refusal(400, 'InvalidPart', 'One or more of the specified parts could not be found.');
      }
      return found!;
    });
    const etag = `"${createHash('md5')
      .update(Buffer.concat(parts.map(({ md5 }) => md5)))
      .digest('hex')}-${parts.length}"`;
    const pieces = parts.map(({ piece }) => piece);
    const size = pieces.reduce((sum, { length }) => sum + length, 0);
    const version = bucket.put(key, { etag, size, pieces, headers: upload.headers, tags: upload.tags });
    const done = xml('CompleteMultipartUploadResult', { Bucket: name, Key: key, ETag: etag });
    return { ...ok(done), headers: { 'content-type': 'application/xml', ...versionHeader(version) } };
  }
}

const ok = (body: string): WireResponse => ({ status: 200, headers: { 'content-type': 'application/xml' }, body });

const notImplemented = () => new Refusal(501, 'NotImplemented', 'The stand-in for S3 does not know this request.');

const versionHeader = ({ id }: Version): Record<string, string> => (id === 'null' ? {} : { 'x-amz-version-id': id });
