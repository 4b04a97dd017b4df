#include "model/calculators/storage.h"

namespace clusterwright {

Time transferTime(DataSize size, Bandwidth rate)
{
    return seconds(inBytes(size) / inBytesPerSecond(rate));
}

Bandwidth readDemand(DataSize sample, Count batch, Time step, double utilisation)
{
    return bytesPerSecond(asNumber(batch) * inBytes(sample) / inSeconds(step) * utilisation);
}

DataSize checkpointSize(double parameters, DataSize perParameter)
{
    return parameters * perParameter;
}

Time copyStall(DataSize checkpoint, Count gpus, Bandwidth copyRatePerGpu)
{
    return transferTime(checkpoint, asNumber(gpus) * copyRatePerGpu);
}

DataSize usableCapacity(DataSize raw, double spareFraction, Count dataShards, Count parityShards)
{
    return raw * (1 - spareFraction) * ratioOf(dataShards, dataShards + parityShards);
}

Result<Time> meanTimeToDataLoss(Count drives, int parity, Time mttf, Time mttr)
{
    if (drives <= parity)
        return wrong({}, "drives",
                     "drives is " + std::to_string(drives) + "; it must be more than parity, which is " +
                         std::to_string(parity) + ".");
    const double n = asNumber(drives), failure = inHours(mttf), repair = inHours(mttr);
    if (parity == 1)
        return hours(failure * failure / (n * (n - 1) * repair));
    return hours(failure * failure * failure / (n * (n - 1) * (n - 2) * repair * repair));
}

double lossProbability(Time period, Time meanTimeToDataLoss)
{
    return -std::expm1(-inHours(period) / inHours(meanTimeToDataLoss));
}

DataSize dailyWrites(DataSize checkpoint, Time interval)
{
    return checkpoint * (86400 / inSeconds(interval));
}

double requiredDriveWrites(DataSize writesPerDay, double writeAmplification, DataSize capacity)
{
    return writesPerDay * writeAmplification / capacity;
}

DataSize ratedWrites(DataSize capacity, double ratedDriveWrites, Time warranty)
{
    return capacity * ratedDriveWrites * 365.0 * inYears(warranty);
}

Bandwidth serialReadRate(double hits, Bandwidth cache, Bandwidth backend)
{
    return bytesPerSecond(1 / (hits / inBytesPerSecond(cache) + (1 - hits) / inBytesPerSecond(backend)));
}

Bandwidth concurrentReadRate(double hits, Bandwidth cache, Bandwidth backend)
{
    if (hits <= 0)
        return backend;
    return hits >= 1 ? cache : std::min(cache / hits, backend / (1 - hits));
}

} // namespace clusterwright
