#include "model/calculators/reliability.h"
#include "tests/model/calculatorrows.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::figures, sample::refusal, sample::Record, sample::List;

class ReliabilityTest : public QObject {
    Q_OBJECT

private slots:
    void published_data();
    void published() { sample::checkFigures(); }
    void refuses_data();
    void refuses() { sample::checkRefusal(); }
    void groupsOfManyUnits();
    void groupsThatCannotWork();
    void stockIsTheSmallest_data();
    void stockIsTheSmallest();
    void noDemandNeedsNoSpares();
};

void ReliabilityTest::published_data()
{
    sample::addFigureColumns();
    figures("Kokolis et al. 2024, RSC-1: 1.8 h for 16384 GPUs", "reliability.job_mttf",
            {{"failures_per_1000_node_days", 6.5}, {"gpus", 16384}, {"gpus_per_node", 8}},
            {{"nodes", 2048}, {"mttf_h", 1.8}}, 0.01);
    figures("a node that is used in part fails as a whole", "reliability.job_mttf",
            {{"failures_per_1000_node_days", 4}, {"gpus", 100}, {"gpus_per_node", 8}},
            {{"nodes", 13}, {"mttf_h", 24000.0 / 52}});
    figures("Llama 3, 2024: 419 interruptions in 54 days on 16384 GPUs", "reliability.field_rate",
            {{"events", 419}, {"units", 16384}, {"period_h", 54 * 24}},
            {{"mtbe_h", 3.093}, {"events_per_day", 7.759}, {"unit_hours_per_event", 50677}}, 2e-4);
    figures("six events of 730 units in a quarter", "reliability.field_rate",
            {{"events", 6}, {"units", 730}, {"period_h", 2160}},
            {{"mtbe_h", 360}, {"afr_per_year", 1 / 30.0}});
    figures("Young 1974, d = 72 s, M = 1 h: sqrt(2 d M) = 720 s", "reliability.young_interval",
            {{"checkpoint_s", 72}, {"mtbf_h", 1}}, {{"interval_s", 720}, {"ettr", 0.8}});
    figures("a restart that eats all time", "reliability.young_interval",
            {{"checkpoint_s", 72}, {"mtbf_h", 1}, {"restart_s", 9000}}, {{"ettr", 0}});
    figures("Daly 2006, d/2M = 0.01", "reliability.daly_interval",
            {{"checkpoint_s", 72}, {"mtbf_h", 1}, {"restart_s", 100}},
            {{"interval_s", 672.8}, {"ettr", 0.77176232}}, 1e-8);
    figures("Alibaba HPN, SIGCOMM 2024: 1 to 2 crashes per month of 3000 GPUs",
            "reliability.expected_failures", {{"units", 3000}, {"failure_fraction_per_month", 0.00057}},
            {{"failures_per_month", 1.71}});
    figures("5 of 6 supplies by hand: A^6 + 6 A^5 (1 - A)", "reliability.k_of_n",
            {{"required", 5}, {"installed", 6}, {"unit_availability", 0.9}}, {{"availability", 0.885735}});
    figures("expected 7.57 spares, level 95 %", "reliability.spares",
            {{"units", 1024}, {"afr_per_year", 0.09}, {"lead_time_h", 720}, {"service_level", 0.95}},
            {{"mean", 1024 * 0.09 * 720 / 8760}, {"spares", 12}});
    figures("exp(-1000) underflows", "reliability.spares",
            {{"units", 100'000}, {"afr_per_year", 0.1}, {"lead_time_h", 876}, {"service_level", 0.95}},
            {{"mean", 1000}, {"spares", 1052}});
    figures("the largest mean: the median of a whole mean is the mean", "reliability.spares",
            {{"units", 1'000'000}, {"afr_per_year", 0.1}, {"lead_time_h", 8760}, {"service_level", 0.5}},
            {{"mean", 100'000}, {"spares", 100'000}});
    figures("rates add up over parts and nodes", "reliability.node_rate",
            {{"parts", List{Record{{"count", 8}, {"afr_per_year", 0.09}},
                            Record{{"count", 32}, {"afr_per_year", 0.01}}}},
             {"nodes", 100}},
            {{"node_failures_per_year", 1.04},
             {"node_mtbf_h", 8760 / 1.04},
             {"cluster_mtbf_h", 87.6 / 1.04},
             {"interruptions_per_day", 104 / 365.0}});
    figures("TPU v4, ISCA 2023: 0.08 % of machines fail a day; 16 hosts of a cube",
            "reliability.group_availability",
            {{"daily_failure_fraction", 0.0008}, {"repair_h", 72}, {"units", 16}},
            {{"unit_unavailability", 0.0024}, {"all_up", 0.962283519}}, 1e-8);
    figures("always down is still a probability", "reliability.group_availability",
            {{"daily_failure_fraction", 1}, {"repair_h", 24}, {"units", 2}}, {{"all_up", 0}});
    figures("a coolant unit larger than the cluster", "reliability.blast_radius",
            {{"nodes", 20}, {"nodes_per_rack", 4}, {"racks_per_cdu", 6}},
            {{"node_fraction", 0.05}, {"rack_fraction", 0.2}, {"cdu_fraction", 1}});
}

void ReliabilityTest::refuses_data()
{
    sample::addRefusalColumns();
    refusal("more required than there are", "reliability.k_of_n",
            {{"required", 3}, {"installed", 2}, {"unit_availability", 0.9}}, "required");
    refusal("a checkpoint as long as twice the time between failures", "reliability.daly_interval",
            {{"checkpoint_s", 7200}, {"mtbf_h", 1}}, "checkpoint_s");
    refusal("a mean above 100000", "reliability.spares",
            {{"units", 1'000'001}, {"afr_per_year", 0.1}, {"lead_time_h", 8760}, {"service_level", 0.5}},
            "units");
    refusal("nothing that fails", "reliability.node_rate",
            {{"parts", List{Record{{"count", 8}, {"afr_per_year", 0}}}}}, "parts");
    refusal("down for more than always", "reliability.group_availability",
            {{"daily_failure_fraction", 1}, {"repair_h", 25}, {"units", 1}}, "repair_h");
    refusal("a time between failures beyond all numbers", "reliability.young_interval",
            {{"checkpoint_s", 1}, {"mtbf_h", 1e308}}, "result");
}

void ReliabilityTest::groupsOfManyUnits() // C(1000, 500) A^500 is far below the smallest double
{
    // 1/2 + C(1000, 500)/2^1001
    QVERIFY(std::abs(kOfNAvailability(500, 1000, 0.5) - 0.5126125090891802) < 1e-11);
    QVERIFY(std::abs(kOfNAvailability(1, 1000, 1e-3) - (1 - std::pow(0.999, 1000))) < 1e-12);
    QVERIFY(std::abs(kOfNAvailability(1000, 1000, 0.999) / std::pow(0.999, 1000) - 1) < 1e-11);
}

void ReliabilityTest::groupsThatCannotWork()
{
    QCOMPARE(kOfNAvailability(3, 2, 0.9), 0.0);
    QCOMPARE(kOfNAvailability(1, 2, 0), 0.0);
    QCOMPARE(kOfNAvailability(2, 2, 1), 1.0);
}

void ReliabilityTest::stockIsTheSmallest_data()
{
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("level");
    QTest::newRow("a rare failure") << 0.01 << 0.999;
    QTest::newRow("the level is the probability of none") << 1.0 << std::exp(-1.0) - 1e-12;
    QTest::newRow("the last digits of a level") << 3.0 << 1 - 1e-15;
    QTest::newRow("hardly any service") << 40.0 << 1e-12;
    QTest::newRow("many") << 600.0 << 0.99;
}

void ReliabilityTest::stockIsTheSmallest()
{
    QFETCH(const double, mean);
    QFETCH(const double, level);
    const auto tail = [mean](Count stock) { // probability of a demand above the stock
        double term = std::exp(-mean), sum = 0;
        for (Count j = 1; j <= stock + 400; ++j) {
            term *= mean / asNumber(j);
            sum += j > stock ? term : 0;
        }
        return stock < 0 ? 1 : sum;
    };
    const Count stock = sparesFor(mean, level).value();
    QVERIFY(tail(stock) <= (1 - level) * (1 + 1e-9));
    QVERIFY(tail(stock - 1) > (1 - level) * (1 - 1e-9));
}

void ReliabilityTest::noDemandNeedsNoSpares()
{
    QCOMPARE(sparesFor(0, 0.999).value(), Count{0});
    QCOMPARE(sparesFor(0, 0.001).value(), Count{0});
}

std::unique_ptr<QObject> makeReliabilityTest()
{
    return make<ReliabilityTest>();
}

#include "tst_reliability.moc"
