// Storage: read demand, checkpoints, protection and rebuild of drives, endurance, caches.
#pragma once

#include "model/calculators/counts.h"
#include "model/quantity.h"
#include "model/result.h"

namespace clusterwright {

constexpr DataSize terabytes(double value)
{
    return gigabytes(value * 1000);
}
constexpr double inTerabytes(DataSize size)
{
    return inGigabytes(size) / 1000;
}

/// size / rate: the time to write, to copy or to rebuild. rate > 0. Test: StorageTest::published.
Time transferTime(DataSize size, Bandwidth rate);

/// Read rate one training accelerator needs: batch * sample / step * utilisation, where the step is its
/// compute time alone and utilisation the share of time, above 0 and at most 1, it is to compute (MLPerf
/// Storage benchmark rules). Test: StorageTest::published.
Bandwidth readDemand(DataSize sample, Count batch, Time step, double utilisation);

/// State of a model: parameters * bytes of each, 14 for mixed-precision Adam without gradients (weights 2,
/// master copy 4, two moments of 4 each). Test: StorageTest::published.
DataSize checkpointSize(double parameters, DataSize perParameter);

/// How long all GPUs together stand still to copy a checkpoint to their hosts before it is written in the
/// background: size / (gpus * rate of one). Test: StorageTest::published.
Time copyStall(DataSize checkpoint, Count gpus, Bandwidth copyRatePerGpu);

/// Raw capacity without the spare share [0, 1), times k/(k + m): k data shards >= 1, m parity shards >= 0, of
/// which any m may be lost. Test: StorageTest::published.
DataSize usableCapacity(DataSize raw, double spareFraction, Count dataShards, Count parityShards);

/// Mean time to data loss of n drives of which `parity`, 1 or 2, may fail together:
/// F^2/(n (n-1) R) or F^3/(n (n-1) (n-2) R^2) for a drive's mean time to failure F and repair time R. Valid
/// for R << F, independent faults and no unreadable sectors. Fails (key drives) unless drives > parity.
/// (Patterson, Gibson and Katz, "A case for redundant arrays of inexpensive disks", SIGMOD 1988; double
/// parity: Chen et al., "RAID", ACM Computing Surveys 26(2), 1994.) Test: StorageTest::published.
Result<Time> meanTimeToDataLoss(Count drives, int parity, Time mttf, Time mttr);

/// 1 - exp(-period/mttdl), exact for small shares too. Test: StorageTest::published.
double lossProbability(Time period, Time meanTimeToDataLoss);

/// What a checkpoint every interval > 0 writes in a day.
DataSize dailyWrites(DataSize checkpoint, Time interval);
/// Drive writes per day that this takes: writes * write amplification / capacity of all drives that share
/// them. Test: StorageTest::published.
double requiredDriveWrites(DataSize writesPerDay, double writeAmplification, DataSize capacity);
/// Bytes that may be written in the warranty: capacity * drive writes per day * 365 * years (the definition
/// of DWPD). Test: StorageTest::published.
DataSize ratedWrites(DataSize capacity, double ratedDriveWrites, Time warranty);

/// Mean read rate when the share `hits` 0..1 comes from the cache: one tier after the other,
/// 1/(h/cache + (1 - h)/backend); or both at once, what the busier one allows. Definitions.
/// Test: StorageTest::published.
Bandwidth serialReadRate(double hits, Bandwidth cache, Bandwidth backend);
Bandwidth concurrentReadRate(double hits, Bandwidth cache, Bandwidth backend);

} // namespace clusterwright
