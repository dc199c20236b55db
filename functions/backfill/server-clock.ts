import type { S3Client } from '@aws-sdk/client-s3';

interface Answer {
  $metadata: { date?: string };
}

/** Makes the client keep the time that S3 put on each answer. */
export const keepServerTime = (s3: S3Client): S3Client => {
  s3.middlewareStack.add(
    (next) => async (call) => {
      const answer = await next(call);
      const { date } = (answer.response as { headers?: Record<string, string> } | undefined)?.headers ?? {};
      if (date !== undefined) (answer.output as Answer).$metadata.date = date;
      return answer;
    },
    // Around the middleware that reads the answer.
    { name: 'keepServerTime', step: 'deserialize', priority: 'high' },
  );
  return s3;
};

/**
 * When S3 answered, ISO 8601, by its own clock, which its events use too; an operator's clock may be minutes off. Rounded
 * down to seconds, so that nothing that happened after the answer seems to have happened before.
 */
export const answeredAt = ({ $metadata }: { $metadata?: object }): string => {
  const date = new Date(($metadata as Answer['$metadata'] | undefined)?.date ?? Number.NaN);
  return (Number.isNaN(date.getTime()) ? new Date() : date).toISOString();
};
