/** What so many files a second ask of AWS, and what so many that are kept take: arithmetic alone. */

/** A table or an index, for one file on average. */
export interface Place {
  writeUnits: number;
  readUnits: number;
  /** What it leaves behind. */
  bytes: number;
  /** Of these write units, those under the key that has most. */
  busiest: { key: string; writeUnits: number };
}

export interface Load {
  name: string;
  writeUnits: number;
  readUnits: number;
  gigabytes: number;
  partitions: number;
  busiest: { key: string; writeUnits: number };
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html */
const PARTITION = { writeUnits: 1_000, readUnits: 3_000, gigabytes: 10 };

/**
 * What a table or an index has to bear.
 *
 * @param rate files a second
 * @param stored files that are kept
 */
export const loadOf = (name: string, place: Place, rate: number, stored: number): Load => {
  const writeUnits = place.writeUnits * rate;
  const readUnits = place.readUnits * rate;
  const gigabytes = (place.bytes * stored) / 1e9;
  const { key, writeUnits: busiest } = place.busiest;
  return {
    name,
    writeUnits,
    readUnits,
    gigabytes,
    partitions: Math.max(
      1,
      Math.ceil(writeUnits / PARTITION.writeUnits),
      Math.ceil(readUnits / PARTITION.readUnits),
      Math.ceil(gigabytes / PARTITION.gigabytes),
    ),
    busiest: { key, writeUnits: busiest * rate },
  };
};

/** How many executions of a function run at once, if each file takes so many seconds of one that handles a batch of them. */
export const executions = (secondsPerFile: number, rate: number): number => Math.ceil(secondsPerFile * rate);
