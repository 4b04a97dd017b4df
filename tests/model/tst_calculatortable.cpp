// The table of the calculators as a whole: complete, answered, and proof against anything.
#include "tests/model/calculatorhelpers.h"
#include "tests/runner.h"

#include <random>
#include <set>

using namespace clusterwright;
using namespace clusterwright::calc;

class CalculatorTableTest : public QObject {
    Q_OBJECT

private slots:
    void tableIsComplete();
    void everyFunctionIsThere();
    void ordinaryInputsGiveTheOutputsOfTheTable();
    void wrongInputsNeverCrash();
};

void CalculatorTableTest::tableIsComplete()
{
    std::set<std::string_view> names;
    for (const Calculator &row : calculators()) {
        const std::string name(row.name);
        QVERIFY2(names.insert(row.name).second, name.c_str());
        QCOMPARE(findCalculator(row.name), &row);
        QVERIFY2(row.title.ends_with(".") && row.equation.ends_with("."), name.c_str());
        QVERIFY2(row.limits.ends_with(".") && row.source.ends_with("."), name.c_str());
        QVERIFY2(!row.inputs.empty() && !row.outputs.empty() && row.compute, name.c_str());
        std::set<std::string_view> keys;
        for (const Input &input : row.inputs) {
            QVERIFY2(keys.insert(input.key).second && !input.meaning.empty(), name.c_str());
            QVERIFY2((input.need == Need::Default) == (input.usual != Value()), name.c_str());
            QVERIFY2((input.type == Type::RecordList) == !input.fields.empty(), name.c_str());
        }
        keys.clear();
        for (const Output &output : row.outputs)
            QVERIFY2(keys.insert(output.key).second && !output.meaning.empty(), name.c_str());
    }
    QVERIFY(!findCalculator("power.Busbar"));
    QVERIFY(!findCalculator(""));
}

void CalculatorTableTest::everyFunctionIsThere()
{
    const std::pair<const char *, QStringList> groups[] = {
        {"power",
         {"branch_limit", "line_currents", "bank_check", "breaker_size", "shelf_usable", "rack_pdu",
          "psu_loads", "psu_efficiency", "rating_ratios", "pue", "busbar", "bbu_energy", "swing_storage",
          "ramp_storage", "cluster_rollup"}},
        {"thermal",
         {"airflow", "airflow_btu", "rise", "inlet_class", "coolant_flow", "ride_through", "dew_point",
          "recirculation", "cdu_count", "fan_power", "pressure_drop", "pump_power"}},
        {"fabric", {"fat_tree",  "two_tier",       "scalable_unit", "cost_per_endpoint", "slim_fly",
                    "dragonfly", "bisection",      "dual_tor",      "ocs_torus",         "injection",
                    "scale_up",  "failure_impact", "cable_length",  "pick_medium",       "oversubscription",
                    "hyperx",    "torus",          "latency",       "cable_bill",        "oob_bill"}},
        {"storage",
         {"scaling", "read_demand", "server_share", "checkpoint", "erasure", "rebuild", "mttdl", "endurance",
          "tier_rate", "cache_backend"}},
        {"node",
         {"pcie_bandwidth", "memory_bandwidth", "memory_ratio", "switch_ratio", "lane_budget", "min_cut"}},
        {"cost", {"annuity", "energy", "gpu_hour", "bom", "monthly_tco", "tornado"}},
        {"reliability",
         {"job_mttf", "field_rate", "young_interval", "daly_interval", "expected_failures", "k_of_n",
          "spares", "node_rate", "group_availability", "blast_radius"}},
        {"mechanical",
         {"floor_load", "rack_mass", "center_of_gravity", "tray_fill", "u_space", "tip_angle"}}};
    QStringList wanted, found;
    for (const auto &[group, names] : groups)
        for (const QString &name : names)
            wanted << QString(group) + "." + name;
    for (const Calculator &row : calculators())
        found << QString::fromUtf8(row.name.data(), static_cast<qsizetype>(row.name.size()));
    wanted.sort();
    found.sort();
    QCOMPARE(found, wanted);
}

namespace {

/// A value that the row accepts, most of the time.
Value plausible(const Input &input, std::mt19937 &random)
{
    const auto pick = [&random](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    if (!input.choices.empty())
        return input.choices[pick(input.choices.size())];
    const double low = std::max(input.range.low, 0.0), high = std::min(input.range.high, low + 40);
    const double number = std::uniform_real_distribution<double>(low, high)(random);
    const double whole = std::floor(low) + static_cast<double>(pick(8)) + (input.range.openLow ? 1 : 0);
    List list;
    Record record;
    switch (input.type) {
    case Type::Number:
        return number;
    case Type::Integer:
        return whole;
    case Type::Flag:
        return pick(2) == 1;
    case Type::Text:
        return pick(2) == 1 ? "a" : "b";
    case Type::NumberList:
        return List{number, number / 2 + low / 2};
    case Type::IntegerList:
        return List{whole, whole + 1};
    case Type::RecordList:
        for (int i = 0; i < 3; ++i) {
            record = {};
            for (const Input &field : input.fields)
                record.add(std::string(field.key), plausible(field, random));
            list.emplace_back(record);
        }
        return list;
    default:
        return record;
    }
}

/// Anything at all.
Value anything(std::mt19937 &random, int depth = 0)
{
    const double numbers[] = {0,
                              -1,
                              1,
                              1e308,
                              -1e308,
                              5e-324,
                              std::numeric_limits<double>::infinity(),
                              std::nan(""),
                              1e9,
                              1e9 + 1,
                              2.5,
                              1e-300,
                              1e18,
                              9007199254740993.0,
                              -0.0,
                              7};
    switch (std::uniform_int_distribution<int>(0, depth < 3 ? 8 : 5)(random)) {
    case 0:
        return {};
    case 1:
        return true;
    case 2:
        return "NaN";
    case 3:
        return "";
    case 6:
        return List{anything(random, depth + 1), anything(random, depth + 1)};
    case 7:
        return Record{{"a", anything(random, depth + 1)}, {"load", anything(random, depth + 1)}};
    case 8:
        return List{};
    default:
        return numbers[std::uniform_int_distribution<std::size_t>(0, std::size(numbers) - 1)(random)];
    }
}

bool isWhole(const Value &value)
{
    if (const auto *list = value.as<List>())
        return std::ranges::all_of(*list, isWhole);
    const auto *number = value.as<double>();
    return number && *number == std::floor(*number) && !(*number == 0 && std::signbit(*number));
}

/// Whether the outputs are those of the table, of its types.
bool isOfTable(const Calculator &row, const Record &outputs)
{
    for (const Output &output : row.outputs) {
        const Value *value = outputs.find(output.key);
        if (!value && output.onlyWith.empty())
            return false;
        if (!value)
            continue;
        const bool isList = output.type == Type::IntegerList || output.type == Type::NumberList ||
                            output.type == Type::TextList;
        const bool isCount = output.type == Type::Integer || output.type == Type::IntegerList;
        if (isList != (value->as<List>() != nullptr) || (isCount && !isWhole(*value)))
            return false;
        if ((output.type == Type::Flag) != (value->as<bool>() != nullptr))
            return false;
    }
    return std::ranges::all_of(outputs.entries(), [&row](const Entry &entry) {
        return std::ranges::count(row.outputs, entry.key, &Output::key) == 1;
    });
}

} // namespace

/// Each calculator is answered at least once, with the outputs that its table promises.
void CalculatorTableTest::ordinaryInputsGiveTheOutputsOfTheTable()
{
    std::mt19937 random(7);
    for (const Calculator &row : calculators()) {
        int answers = 0;
        for (int round = 0; round < 400; ++round) {
            Record inputs;
            for (const Input &input : row.inputs)
                if (input.need == Need::Required || random() % 2 == 0)
                    inputs.add(std::string(input.key), plausible(input, random));
            const auto outputs = calculate(row, inputs);
            answers += outputs ? 1 : 0;
            if (outputs)
                QVERIFY2(isOfTable(row, outputs.value()), std::string(row.name).c_str());
        }
        const bool needsObjects = std::ranges::count(row.inputs, Type::Object, &Input::type) > 0;
        QVERIFY2(answers > 0 || needsObjects, std::string(row.name).c_str());
    }
}

/// Wrong values at any place end in an error that names a key, never in a crash or in an output that is not
/// finite.
void CalculatorTableTest::wrongInputsNeverCrash()
{
    std::mt19937 random(11);
    for (const Calculator &row : calculators())
        for (int round = 0; round < 2000; ++round) {
            Record inputs;
            for (const Input &input : row.inputs)
                if (random() % 8 != 0)
                    inputs.add(std::string(input.key),
                               random() % 3 == 0 ? anything(random) : plausible(input, random));
            if (random() % 16 == 0)
                inputs.add("unknown", 1);
            const auto outputs = calculate(row, inputs);
            if (!outputs)
                QVERIFY2(!outputs.error().key.empty() && !outputs.error().message.empty(),
                         std::string(row.name).c_str());
            else
                for (const Entry &entry : outputs.value().entries())
                    QVERIFY(!entry.value.as<double>() || std::isfinite(*entry.value.as<double>()));
        }
}

std::unique_ptr<QObject> makeCalculatorTableTest()
{
    return make<CalculatorTableTest>();
}

#include "tst_calculatortable.moc"
