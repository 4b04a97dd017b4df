#include "model/calculators/groups.h"
#include "model/calculators/storage.h"

namespace clusterwright::calc {
namespace {

Result<Record> scalingOf(const Inputs &in)
{
    const double read = in.number("su_read_gb_per_s"), units = in.number("scalable_units");
    return Record{{"read_gb_per_s", read * units},
                  {"write_gb_per_s", in.number("su_write_gb_per_s") * units},
                  {"read_gb_per_s_per_gpu", read / in.number("gpus_per_su")}};
}

Calculator scalingRow()
{
    return {"storage.scaling",
            "Storage bandwidth guidance scaled by scalable units.",
            {number("su_read_gb_per_s", above(0), "read rate for one unit"),
             number("su_write_gb_per_s", atLeast(0), "write rate for one unit").orElse(0),
             integer("scalable_units", atLeast(1), "units in the cluster"),
             integer("gpus_per_su", atLeast(1), "GPUs in a unit")},
            {{"read_gb_per_s", "su_read_gb_per_s*scalable_units"},
             {"write_gb_per_s", "su_write_gb_per_s*scalable_units"},
             {"read_gb_per_s_per_gpu", "su_read_gb_per_s/gpus_per_su"}},
            "Linear in the number of units.",
            "Guidance of one vendor was made for units of 256 GPUs: compare the rate per GPU.",
            "NVIDIA DGX SuperPOD reference architecture, DGX H100, RA-11333-001 V11, table 6.",
            scalingOf};
}

Result<Record> readDemandOf(const Inputs &in)
{
    const Bandwidth each = readDemand(bytes(in.number("sample_bytes")), in.integer("batch"),
                                      seconds(in.number("step_s")), in.number("utilisation"));
    return Record{{"gb_per_s_per_accelerator", inGigabytesPerSecond(each)},
                  {"gb_per_s_total", inGigabytesPerSecond(each * in.number("accelerators"))}};
}

Calculator readDemandRow()
{
    return {
        "storage.read_demand",
        "Read rate training accelerators need.",
        {number("sample_bytes", above(0), "bytes per sample"),
         integer("batch", atLeast(1), "samples per step and accelerator"),
         number("step_s", above(0), "compute time per step"),
         number("utilisation", aboveUpTo(0, 1), "target accelerator utilisation").orElse(1),
         integer("accelerators", atLeast(1), "accelerators that read").orElse(1)},
        {{"gb_per_s_per_accelerator", "batch*sample_bytes/step_s*utilisation/1e9"},
         {"gb_per_s_total", "gb_per_s_per_accelerator*accelerators"}},
        "Samples of a step over its time.",
        "Nothing is cached; reads are as even as the steps.",
        "MLPerf Storage benchmark: UNet3D on H100 reads 7 samples of 146600628 bytes in steps of 0.323 s.",
        readDemandOf};
}

Result<Record> serverShareOf(const Inputs &in)
{
    const double servers = in.number("servers"), sustained = in.number("sustained_gb_per_s");
    const double peak = in.number("peak_gb_per_s");
    if (peak < sustained)
        return refuse("peak_gb_per_s", peak, "at least sustained_gb_per_s", sustained);
    return Record{{"capacity_tb_per_server", in.number("capacity_tb") / servers},
                  {"sustained_gb_per_s_per_server", sustained / servers},
                  {"peak_gb_per_s_per_server", peak / servers}};
}

Calculator serverShareRow()
{
    return {"storage.server_share",
            "Capacity and throughput share of one storage server.",
            {number("capacity_tb", above(0), "capacity of all servers"),
             integer("servers", atLeast(1), "servers that share it"),
             number("sustained_gb_per_s", atLeast(0), "sustained throughput of all"),
             number("peak_gb_per_s", atLeast(0), "peak throughput of all")},
            {{"capacity_tb_per_server", "capacity_tb/servers"},
             {"sustained_gb_per_s_per_server", "sustained_gb_per_s/servers"},
             {"peak_gb_per_s_per_server", "peak_gb_per_s/servers"}},
            "Equal shares.",
            "peak_gb_per_s >= sustained_gb_per_s. Load spreads evenly.",
            "Arithmetic. Figure: Llama Team, The Llama 3 Herd of Models, arXiv 2407.21783, section 3.3: 240 "
            "PB on "
            "7500 servers, 2 TB/s sustained, 7 TB/s peak.",
            serverShareOf};
}

/// The first thing wrong with the ways to give the size, if any.
std::optional<Error> checkCheckpoint(const Inputs &in)
{
    const bool hasParameters = in.has("parameters"), hasBytes = in.has("bytes_per_parameter");
    const bool hasShare = in.has("gb_per_gpu");
    if (!hasParameters && !hasBytes && !hasShare)
        return refuse("parameters",
                      "is missing; the size must be given as parameters with bytes_per_parameter, "
                      "or as gb_per_gpu with gpus.");
    if (hasShare && (hasParameters || hasBytes))
        return refuse("gb_per_gpu", "must not be given together with parameters or bytes_per_parameter.");
    if (!hasShare && !hasParameters)
        return refuse("parameters", "is missing; it must be a number >= 1, as bytes_per_parameter is given.");
    if (!hasShare && !hasBytes)
        return refuse("bytes_per_parameter", "is missing; it must be a number > 0, as parameters is given.");
    if (!in.has("gpus") && (hasShare || in.has("d2h_gb_per_s_per_gpu")))
        return refuse("gpus", "is missing; it must be a whole number >= 1, as a figure per GPU is given.");
    return std::nullopt;
}

Result<Record> checkpointOf(const Inputs &in)
{
    if (const auto error = checkCheckpoint(in))
        return *error;
    const DataSize size = in.has("gb_per_gpu") ? in.number("gpus") * gigabytes(in.number("gb_per_gpu"))
                                               : checkpointSize(in.number("parameters"),
                                                                bytes(in.number("bytes_per_parameter")));
    const Time write = transferTime(size, gigabytesPerSecond(in.number("write_gb_per_s")));
    Time stall = write;
    if (const auto copyRate = in.maybeNumber("d2h_gb_per_s_per_gpu"))
        stall = copyStall(size, in.integer("gpus"), gigabytesPerSecond(*copyRate));
    return Record{
        {"checkpoint_gb", inGigabytes(size)}, {"write_s", inSeconds(write)}, {"stall_s", inSeconds(stall)}};
}

Calculator checkpointRow()
{
    return {
        "storage.checkpoint",
        "Checkpoint size, write time and training stall.",
        {number("parameters", atLeast(1), "model parameters").optional(),
         number("bytes_per_parameter", above(0), "state bytes per parameter").optional(),
         number("gb_per_gpu", above(0), "checkpoint share per GPU").optional(),
         integer("gpus", atLeast(1), "GPUs that write").optional(),
         number("write_gb_per_s", above(0), "storage write rate"),
         number("d2h_gb_per_s_per_gpu", above(0),
                "device-to-host copy rate; given means that the checkpoint is written in the background")
             .optional()},
        {{"checkpoint_gb", "parameters*bytes_per_parameter/1e9, or gpus*gb_per_gpu"},
         {"write_s", "checkpoint_gb/write_gb_per_s"},
         {"stall_s", "in the background: checkpoint_gb/(gpus*d2h_gb_per_s_per_gpu); otherwise write_s"}},
        "stall_s = checkpoint_gb/(gpus*d2h_gb_per_s_per_gpu), or write_s without a copy rate.",
        "The size is parameters with bytes_per_parameter, or gb_per_gpu with gpus, not both. Writing in the "
        "background must end before the next checkpoint.",
        "Arithmetic. 14 bytes per parameter: mixed-precision Adam, Rajbhandari et al., ZeRO, SC20, arXiv "
        "1910.02054, without gradients.",
        checkpointOf};
}

Result<Record> erasureOf(const Inputs &in)
{
    const Count data = in.integer("data_shards"), parity = in.integer("parity_shards");
    const DataSize usable =
        usableCapacity(terabytes(in.number("raw_tb")), in.number("spare_fraction"), data, parity);
    return Record{{"usable_tb", inTerabytes(usable)},
                  {"overhead", ratioOf(data + parity, data)},
                  {"tolerates", asNumber(parity)}};
}

Calculator erasureRow()
{
    return {
        "storage.erasure",
        "Erasure-coded capacity.",
        {integer("data_shards", atLeast(1), "k, shards of data in a stripe"),
         integer("parity_shards", atLeast(0), "m, shards of parity in a stripe"),
         number("raw_tb", above(0), "capacity of all drives"),
         number("spare_fraction", fromBelow(0, 1), "raw share kept as spare").orElse(0)},
        {{"usable_tb", "raw_tb*(1 - spare_fraction)*k/(k + m)"},
         {"overhead", "(k + m)/k"},
         {"tolerates", "m, shards of a stripe that may be lost", Type::Integer}},
        "usable_tb = raw_tb*(1 - spare_fraction)*k/(k + m).",
        "Before what the file system takes; a code that recovers from any m losses.",
        "Maximum distance separable codes: I. S. Reed and G. Solomon, Polynomial codes over certain finite "
        "fields, 1960.",
        erasureOf};
}

Result<Record> rebuildOf(const Inputs &in)
{
    const Time time =
        transferTime(terabytes(in.number("drive_tb")), gigabytesPerSecond(in.number("rebuild_gb_per_s")));
    return Record{{"time_h", inHours(time)}};
}

Calculator rebuildRow()
{
    return {"storage.rebuild",
            "Time to rebuild a drive.",
            {number("drive_tb", above(0), "capacity to rebuild"),
             number("rebuild_gb_per_s", above(0), "rate of the rebuild")},
            {{"time_h", "drive_tb*1000/rebuild_gb_per_s/3600"}},
            "time_h = drive_tb*1000/rebuild_gb_per_s/3600.",
            "The whole drive at one rate; foreground load makes it slower.",
            "Arithmetic.",
            rebuildOf};
}

Result<Record> mttdlOf(const Inputs &in)
{
    const auto time = meanTimeToDataLoss(in.integer("drives"), static_cast<int>(in.integer("parity")),
                                         hours(in.number("mttf_h")), hours(in.number("mttr_h")));
    if (!time)
        return time.error();
    Record out{{"mttdl_h", inHours(time.value())}};
    if (const auto period = in.maybeNumber("period_h"))
        out.add("loss_probability", lossProbability(hours(*period), time.value()));
    return out;
}

Calculator mttdlRow()
{
    return {
        "storage.mttdl",
        "Mean time to data loss of a parity group.",
        {integer("drives", atLeast(2), "n, drives in the group with their parity"),
         integer("parity", List{1, 2}, "drives that may be lost at a time"),
         number("mttf_h", above(0), "mean time to failure of a drive"),
         number("mttr_h", above(0), "repair time"),
         number("period_h", above(0), "observation period").optional()},
        {{"mttdl_h", "by the equation"},
         {"loss_probability", "1 - exp(-period_h/mttdl_h)", Type::Number, "period_h"}},
        "parity 1: mttf^2/(n*(n-1)*mttr); parity 2: mttf^3/(n*(n-1)*(n-2)*mttr^2).",
        "drives > parity. For repair times much shorter than the drive's mean time to failure, independent "
        "faults, no unreadable sectors; a mirror is n = 2.",
        "Patterson, Gibson and Katz, A case for redundant arrays of inexpensive disks, SIGMOD 1988; Chen et "
        "al., RAID, ACM Computing Surveys 26(2), 1994.",
        mttdlOf};
}

/// The first thing wrong with the ways to give the writes, if any.
std::optional<Error> checkWrites(const Inputs &in)
{
    const bool hasWrites = in.has("host_writes_tb_per_day"), hasSize = in.has("checkpoint_tb");
    const bool hasInterval = in.has("checkpoint_interval_s");
    if (hasWrites == (hasSize || hasInterval))
        return refuse("host_writes_tb_per_day",
                      "must be given, or checkpoint_tb with checkpoint_interval_s in "
                      "its place, but not both.");
    if (!hasWrites && !hasSize)
        return refuse("checkpoint_tb",
                      "is missing; it must be a number > 0, as checkpoint_interval_s is given.");
    if (!hasWrites && !hasInterval)
        return refuse("checkpoint_interval_s",
                      "is missing; it must be a number > 0, as checkpoint_tb is given.");
    return std::nullopt;
}

Result<Record> enduranceOf(const Inputs &in)
{
    if (const auto error = checkWrites(in))
        return *error;
    const DataSize capacity = terabytes(in.number("capacity_tb")) * in.number("drives");
    const DataSize writes =
        in.has("host_writes_tb_per_day")
            ? terabytes(in.number("host_writes_tb_per_day"))
            : dailyWrites(terabytes(in.number("checkpoint_tb")), seconds(in.number("checkpoint_interval_s")));
    const double required = requiredDriveWrites(writes, in.number("write_amplification"), capacity);
    const double rated = in.number("rated_dwpd");
    return Record{{"writes_tb_per_day", inTerabytes(writes)},
                  {"required_dwpd", required},
                  {"rated_tbw", inTerabytes(ratedWrites(capacity, rated, years(in.number("years"))))},
                  {"ok", fits(required, rated)}};
}

Calculator enduranceRow()
{
    return {"storage.endurance",
            "SSD endurance against a write load.",
            {number("capacity_tb", above(0), "capacity of a drive"),
             integer("drives", atLeast(1), "drives sharing the writes").orElse(1),
             number("rated_dwpd", above(0), "rated drive writes per day"),
             number("years", above(0), "warranty period").orElse(5),
             number("host_writes_tb_per_day", atLeast(0), "what the hosts write in a day").optional(),
             number("checkpoint_tb", above(0), "bytes of one checkpoint on these drives").optional(),
             number("checkpoint_interval_s", above(0), "time from one checkpoint to the next").optional(),
             number("write_amplification", atLeast(1), "written to flash over written by hosts").orElse(1)},
            {{"writes_tb_per_day", "given, or checkpoint_tb*86400/checkpoint_interval_s"},
             {"required_dwpd", "writes_tb_per_day*write_amplification/(capacity_tb*drives)"},
             {"rated_tbw", "capacity_tb*drives*rated_dwpd*365*years"},
             {"ok", "that required_dwpd <= rated_dwpd", Type::Flag}},
            "required_dwpd = writes_tb_per_day*write_amplification/(capacity_tb*drives).",
            "Exactly one write source: host_writes_tb_per_day, or checkpoint_tb with checkpoint_interval_s. "
            "Writes spread evenly over the drives.",
            "Definition of drive writes per day; JEDEC JESD218 for the workload it is rated with.",
            enduranceOf};
}

Result<Record> tierRateOf(const Inputs &in)
{
    const Bandwidth cache = gigabytesPerSecond(in.number("cache_gb_per_s"));
    const Bandwidth backend = gigabytesPerSecond(in.number("backend_gb_per_s"));
    const auto rate = in.flag("concurrent") ? concurrentReadRate : serialReadRate;
    return Record{{"gb_per_s", inGigabytesPerSecond(rate(in.number("hit_ratio"), cache, backend))}};
}

Calculator tierRateRow()
{
    return {"storage.tier_rate",
            "Effective read rate of a cache tier over a back end.",
            {number("hit_ratio", between(0, 1), "h, share of the bytes read from the cache"),
             number("cache_gb_per_s", above(0), "read rate of the cache"),
             number("backend_gb_per_s", above(0), "read rate of the back end"),
             flag("concurrent", "that both tiers are read at the same time").orElse(false)},
            {{"gb_per_s", "serial: 1/(h/cache + (1 - h)/backend); concurrent: min(cache/h, backend/(1 - h)), "
                          "leaving out a tier with share 0"}},
            "serial: 1/(h/cache + (1 - h)/backend); concurrent: min(cache/h, backend/(1 - h)).",
            "A steady hit ratio; filling the cache costs nothing.",
            "Weighted harmonic mean of the rates; definition.",
            tierRateOf};
}

Result<Record> cacheBackendOf(const Inputs &in)
{
    const double missed = 1 - in.number("hit_ratio");
    return Record{{"backend_gb_per_s", in.number("demand_gb_per_s") * missed},
                  {"backend_opens_per_s", in.number("files_per_s") * missed}};
}

Calculator cacheBackendRow()
{
    return {"storage.cache_backend",
            "Back-end load behind a cache.",
            {number("demand_gb_per_s", atLeast(0), "what is read in all"),
             number("hit_ratio", between(0, 1), "share read from the cache"),
             number("files_per_s", atLeast(0), "files opened in all").orElse(0)},
            {{"backend_gb_per_s", "demand_gb_per_s*(1 - hit_ratio)"},
             {"backend_opens_per_s", "files_per_s*(1 - hit_ratio)"}},
            "What the cache does not hold goes to the back end.",
            "The same hit ratio for bytes and for files.",
            "Definition.",
            cacheBackendOf};
}

} // namespace

std::vector<Calculator> storageCalculators()
{
    return {scalingRow(), readDemandRow(), serverShareRow(), checkpointRow(), erasureRow(),
            rebuildRow(), mttdlRow(),      enduranceRow(),   tierRateRow(),   cacheBackendRow()};
}

} // namespace clusterwright::calc
