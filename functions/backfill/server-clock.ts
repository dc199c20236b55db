import type { S3Client } from '@aws-sdk/client-s3';

interface Answer {
  $metadata: { date?: string };
}

/** Has the client keep, with every answer, the time that S3 put on it. */
export const keepServerTime = (s3: S3Client): S3Client => {
  s3.middlewareStack.add(
    (next) => async (call) => {
      const answer = await next(call);
      const { date } = (answer.response as { headers?: Record<string, string> } | undefined)?.headers ?? {};
      if (date !== undefined) (answer.output as Answer).$metadata.date = date;
      return answer;
    },
    // Around the one that reads the answer.
    { name: 'keepServerTime', step: 'deserialize', priority: 'high' },
  );
  return s3;
};

/**
 * When S3 answered, ISO 8601, by its own clock: the one that its events go by too, while an operator's may be minutes
 * off. Whole seconds, rounded down, so that nothing that came after the answer seems to have come before.
 */
export const answeredAt = ({ $metadata }: { $metadata?: object }): string => {
  const date = new Date(($metadata as Answer['$metadata'] | undefined)?.date ?? Number.NaN);
  return (Number.isNaN(date.getTime()) ? new Date() : date).toISOString();
};
