import type { S3Client } from '@aws-sdk/client-s3';
import { DeleteObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { calling } from './aws-errors';

/** Where a listing goes on. */
export interface ListingPlace {
  key: string;
  versionId?: string;
}

export interface ListedVersion {
  key: string;
  /** Absent in a bucket without versions. */
  versionId?: string;
  eTag?: string;
  isLatest: boolean;
  /** Bytes; absent for a delete marker. */
  size?: number;
}

export interface VersionPage {
  versions: ListedVersion[];
  /** Absent on the last page. */
  next?: ListingPlace;
}

/** The versions of a bucket's objects, for those who work on whole archives with rights of their own. */
export class ObjectVersions {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  async page(prefix: string, after?: ListingPlace): Promise<VersionPage> {
    const command = new ListObjectVersionsCommand({
      Bucket: this.bucket,
      Prefix: prefix,
      KeyMarker: after?.key,
      VersionIdMarker: after?.versionId,
    });
    const answer = await calling('Listing versions', () => this.client.send(command));
    const markers = (answer.DeleteMarkers ?? []).map((each) => ({ ...each, Size: undefined, ETag: undefined }));
    const versions = [...(answer.Versions ?? []), ...markers].map(
      ({ Key = '', VersionId, ETag, IsLatest = false, Size }): ListedVersion => ({
        key: Key,
        versionId: VersionId === 'null' ? undefined : VersionId,
        eTag: ETag?.replaceAll('"', ''),
        isLatest: IsLatest,
        size: Size,
      }),
    );
    if (!answer.IsTruncated) return { versions };
    return { versions, next: { key: answer.NextKeyMarker!, versionId: answer.NextVersionIdMarker } };
  }

  /** Deletes one version for good. */
  async delete({ key, versionId }: ListedVersion): Promise<void> {
    const command = new DeleteObjectCommand({ Bucket: this.bucket, Key: key, VersionId: versionId ?? 'null' });
    await calling('Deleting a version', () => this.client.send(command));
  }
}
