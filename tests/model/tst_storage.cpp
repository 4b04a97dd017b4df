#include "model/calculators/storage.h"
#include "tests/model/calculatorrows.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::figures, sample::refusal, sample::Record;

class StorageTest : public QObject {
    Q_OBJECT

private slots:
    void published_data();
    void published() { sample::checkFigures(); }
    void refuses_data();
    void refuses() { sample::checkRefusal(); }
};

void StorageTest::published_data()
{
    sample::addFigureColumns();
    figures(
        "NVIDIA DGX H100 SuperPOD RA-11333-001, table 6, best, four units", "storage.scaling",
        {{"su_read_gb_per_s", 125}, {"su_write_gb_per_s", 62}, {"scalable_units", 4}, {"gpus_per_su", 256}},
        {{"read_gb_per_s", 500}, {"write_gb_per_s", 248}, {"read_gb_per_s_per_gpu", 0.48828125}});
    figures("MLPerf Storage, UNet3D on H100 at 90 %: 2.85 GB/s", "storage.read_demand",
            {{"sample_bytes", 146'600'628}, {"batch", 7}, {"step_s", 0.323}, {"utilisation", 0.9}},
            {{"gb_per_s_per_accelerator", 2.85}, {"gb_per_s_total", 2.85}}, 0.02);
    figures(
        "Llama 3, 2024: 240 PB on 7500 servers, 2 TB/s and 7 TB/s", "storage.server_share",
        {{"capacity_tb", 240'000}, {"servers", 7500}, {"sustained_gb_per_s", 2000}, {"peak_gb_per_s", 7000}},
        {{"capacity_tb_per_server", 32},
         {"sustained_gb_per_s_per_server", 4.0 / 15},
         {"peak_gb_per_s_per_server", 14.0 / 15}});
    figures("70 B parameters, mixed-precision Adam, all stand still", "storage.checkpoint",
            {{"parameters", 70e9}, {"bytes_per_parameter", 14}, {"write_gb_per_s", 20}},
            {{"checkpoint_gb", 980}, {"write_s", 49}, {"stall_s", 49}});
    figures("in the background, by share of a GPU", "storage.checkpoint",
            {{"gpus", 512}, {"gb_per_gpu", 2.5}, {"write_gb_per_s", 40}, {"d2h_gb_per_s_per_gpu", 25}},
            {{"checkpoint_gb", 1280}, {"write_s", 32}, {"stall_s", 0.1}});
    figures("in the background, by parameters", "storage.checkpoint",
            {{"parameters", 1e9},
             {"bytes_per_parameter", 16},
             {"gpus", 8},
             {"write_gb_per_s", 1},
             {"d2h_gb_per_s_per_gpu", 2}},
            {{"checkpoint_gb", 16}, {"write_s", 16}, {"stall_s", 1}});
    figures("8+2 with a tenth kept as spare", "storage.erasure",
            {{"data_shards", 8}, {"parity_shards", 2}, {"raw_tb", 1000}, {"spare_fraction", 0.1}},
            {{"usable_tb", 720}, {"overhead", 1.25}, {"tolerates", 2}});
    figures("no parity", "storage.erasure", {{"data_shards", 3}, {"parity_shards", 0}, {"raw_tb", 30}},
            {{"usable_tb", 30}, {"overhead", 1}, {"tolerates", 0}});
    figures("30.72 TB at 0.5 GB/s", "storage.rebuild", {{"drive_tb", 30.72}, {"rebuild_gb_per_s", 0.5}},
            {{"time_h", 30.72 * 2000 / 3600}});
    figures("Patterson, Gibson and Katz 1988: ten groups of ten data disks and a check disk, 820000 h",
            "storage.mttdl", {{"drives", 11}, {"parity", 1}, {"mttf_h", 30'000}, {"mttr_h", 1}},
            {{"mttdl_h", 10 * 820'000}}, 0.005);
    figures("double parity of ten by hand", "storage.mttdl",
            {{"drives", 10}, {"parity", 2}, {"mttf_h", 2e6}, {"mttr_h", 24}},
            {{"mttdl_h", 8e18 / (720 * 576.0)}});
    figures("a small share keeps its digits", "storage.mttdl",
            {{"drives", 2}, {"parity", 1}, {"mttf_h", 1e6}, {"mttr_h", 1e-6}, {"period_h", 1}},
            {{"mttdl_h", 5e17}, {"loss_probability", 2e-18}});
    figures("4 TB a day on 3.84 TB", "storage.endurance",
            {{"capacity_tb", 3.84}, {"rated_dwpd", 1}, {"host_writes_tb_per_day", 4}},
            {{"rated_tbw", 7008}, {"required_dwpd", 4 / 3.84}, {"ok", false}});
    figures("hourly checkpoints on four drives", "storage.endurance",
            {{"capacity_tb", 3.2},
             {"drives", 4},
             {"rated_dwpd", 2.25},
             {"checkpoint_tb", 0.8},
             {"checkpoint_interval_s", 3600},
             {"write_amplification", 1.5}},
            {{"writes_tb_per_day", 19.2}, {"required_dwpd", 2.25}, {"ok", true}});
    const auto tiers = [](const char *row, double hits, bool isConcurrent, double rate) {
        figures(row, "storage.tier_rate",
                {{"hit_ratio", hits},
                 {"cache_gb_per_s", 60},
                 {"backend_gb_per_s", 12},
                 {"concurrent", isConcurrent}},
                {{"gb_per_s", rate}});
    };
    tiers("one tier after the other", 0.75, false, 30);
    tiers("both at once: the back end is the busier", 0.75, true, 48);
    tiers("nothing cached, one after the other", 0, false, 12);
    tiers("nothing cached, both at once", 0, true, 12);
    tiers("all cached, one after the other", 1, false, 60);
    tiers("all cached, both at once", 1, true, 60);
    figures("half cached", "storage.cache_backend",
            {{"demand_gb_per_s", 80}, {"hit_ratio", 0.5}, {"files_per_s", 1200}},
            {{"backend_gb_per_s", 40}, {"backend_opens_per_s", 600}});
}

void StorageTest::refuses_data()
{
    sample::addRefusalColumns();
    refusal("a peak below the mean", "storage.server_share",
            {{"capacity_tb", 1}, {"servers", 1}, {"sustained_gb_per_s", 2}, {"peak_gb_per_s", 1}},
            "peak_gb_per_s");
    const auto checkpoint = [](const char *row, Record inputs, const char *key) {
        inputs.add("write_gb_per_s", 1);
        refusal(row, "storage.checkpoint", inputs, key);
    };
    checkpoint("no size", {}, "parameters");
    checkpoint("no size but GPUs", {{"gpus", 8}}, "parameters");
    checkpoint("two sizes", {{"parameters", 1}, {"bytes_per_parameter", 1}, {"gb_per_gpu", 1}}, "gb_per_gpu");
    checkpoint("a size and a half", {{"bytes_per_parameter", 1}, {"gb_per_gpu", 1}, {"gpus", 1}},
               "gb_per_gpu");
    checkpoint("parameters of no size", {{"parameters", 1}}, "bytes_per_parameter");
    checkpoint("bytes of no parameters", {{"bytes_per_parameter", 1}}, "parameters");
    checkpoint("a share of no GPUs", {{"gb_per_gpu", 1}}, "gpus");
    checkpoint("a copy rate of no GPUs",
               {{"parameters", 1}, {"bytes_per_parameter", 1}, {"d2h_gb_per_s_per_gpu", 1}}, "gpus");
    refusal("no drive left", "storage.mttdl", {{"drives", 2}, {"parity", 2}, {"mttf_h", 1e6}, {"mttr_h", 1}},
            "drives");
    refusal("a time beyond all numbers", "storage.mttdl",
            {{"drives", 3}, {"parity", 2}, {"mttf_h", 1e200}, {"mttr_h", 1}}, "result");
    const auto endurance = [](const char *row, Record inputs, const char *key) {
        inputs.add("capacity_tb", 1);
        inputs.add("rated_dwpd", 1);
        refusal(row, "storage.endurance", inputs, key);
    };
    endurance("no writes", {}, "host_writes_tb_per_day");
    endurance("two sources of writes",
              {{"host_writes_tb_per_day", 1}, {"checkpoint_tb", 1}, {"checkpoint_interval_s", 1}},
              "host_writes_tb_per_day");
    endurance("a checkpoint at no interval", {{"checkpoint_tb", 1}}, "checkpoint_interval_s");
    endurance("an interval of no checkpoint", {{"checkpoint_interval_s", 1}}, "checkpoint_tb");
}

std::unique_ptr<QObject> makeStorageTest()
{
    return make<StorageTest>();
}

#include "tst_storage.moc"
