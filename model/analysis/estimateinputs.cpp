#include "model/analysis/estimateinputs.h"

#include "model/analysis/estimatefields.h"
#include "model/analysis/workloadcounts.h"
#include "model/analysis/workloadefficiency.h"

namespace clusterwright {
namespace {

using calc::Input, calc::Record, calc::Value;
using estimatefields::Rule;

calc::Range rangeOf(ConstantRange range)
{
    if (range == ConstantRange::ZeroToOne)
        return calc::between(0, 1);
    return range == ConstantRange::AboveZero ? calc::above(0) : calc::atLeast(0);
}

/// Makes the table of an object.
class TableMaker {
public:
    template <typename T>
    void field(std::string_view key, T &member, Rule rule)
    {
        add(rowFor(key, member, rule), rule);
    }
    void numberOrNone(std::string_view key, std::int64_t &member, Rule rule) { field(key, member, rule); }
    template <typename Visit>
    void object(std::string_view key, bool isRequired, bool, Visit visit)
    {
        TableMaker inner;
        visit(inner);
        table.objects.push_back({key, isRequired, std::move(inner.table)});
    }
    void constants(std::string_view key, EfficiencyOverrides &)
    {
        static const std::vector<std::string> names = constantNames(); // rows refer to them
        ObjectTable inner;
        for (const std::string &name : names)
            inner.keys.push_back(calc::number(name, rangeOf(*rangeOfConstant(name)), "").optional());
        table.objects.push_back({key, false, std::move(inner)});
    }

    ObjectTable table;

private:
    void add(Input row, Rule rule)
    {
        table.keys.push_back(rule.isRequired ? std::move(row) : std::move(row).optional());
    }
    static Input rowFor(std::string_view key, std::int64_t, Rule rule)
    {
        return calc::integer(key, rule.range, "");
    }
    static Input rowFor(std::string_view key, Answer, Rule) { return calc::flag(key, ""); }
    static Input rowFor(std::string_view key, SequenceSplit, Rule) { return calc::flag(key, ""); }
    template <typename T>
    static Input rowFor(std::string_view key, const std::optional<T> &, Rule rule)
    {
        return rowFor(key, T{}, rule);
    }
    template <typename T>
    static Input rowFor(std::string_view key, T, Rule rule)
    {
        if constexpr (std::is_enum_v<T>)
            return calc::text(key, choicesOf<T>(), "");
        else
            return calc::number(key, rule.range, "");
    }
};

/// Fills members from an accepted record; what is not stated stays as it is.
class MemberReader {
public:
    explicit MemberReader(const Record &record) : m_record(record) {}

    template <typename T>
    void field(std::string_view key, T &member, Rule rule)
    {
        if (const Value *value = m_record.find(key))
            read(*value, member, rule);
    }
    void numberOrNone(std::string_view key, std::int64_t &member, Rule rule) { field(key, member, rule); }
    template <typename Visit>
    void object(std::string_view key, bool, bool, Visit visit)
    {
        const Value *value = m_record.find(key);
        if (!value)
            return;
        MemberReader inner(*value->as<Record>());
        visit(inner);
    }
    void constants(std::string_view key, EfficiencyOverrides &overrides)
    {
        if (const Value *value = m_record.find(key))
            for (const calc::Entry &entry : value->as<Record>()->entries())
                overrides[entry.key] = *entry.value.as<double>();
    }

private:
    static void read(const Value &value, std::int64_t &member, Rule)
    {
        member = static_cast<std::int64_t>(*value.as<double>());
    }
    static void read(const Value &value, double &member, Rule) { member = *value.as<double>(); }
    static void read(const Value &value, Answer &member, Rule)
    {
        member = *value.as<bool>() ? Answer::Yes : Answer::No;
    }
    static void read(const Value &value, SequenceSplit &member, Rule)
    {
        member = *value.as<bool>() ? SequenceSplit::Yes : SequenceSplit::No;
    }
    template <typename T>
    static void read(const Value &value, std::optional<T> &member, Rule rule)
    {
        read(value, member.emplace(), rule);
    }
    template <typename T>
    static void read(const Value &value, T &member, Rule rule)
    {
        if constexpr (std::is_enum_v<T>)
            member = *fromName<T>(*value.as<std::string>());
        else
            member = fromBaseUnit<T>(*value.as<double>() * rule.unit / rule.parts);
    }

    const Record &m_record;
};

/// Adds members to a record, in the order of the list.
class RecordMaker {
public:
    template <typename T>
    void field(std::string_view key, const T &member, Rule rule)
    {
        if (const Value value = valueOf(member, rule); !value.as<std::monostate>())
            record.add(std::string(key), value);
    }
    void numberOrNone(std::string_view key, std::int64_t member, Rule rule)
    {
        if (member > 0)
            field(key, member, rule);
    }
    template <typename Visit>
    void object(std::string_view key, bool, bool isThere, Visit visit)
    {
        if (!isThere)
            return;
        RecordMaker inner;
        visit(inner);
        record.add(std::string(key), std::move(inner.record));
    }
    void constants(std::string_view key, const EfficiencyOverrides &overrides)
    {
        Record inner;
        for (const auto &[name, value] : overrides)
            inner.add(name, value);
        if (!overrides.empty())
            record.add(std::string(key), std::move(inner));
    }

    Record record;

private:
    static Value valueOf(std::int64_t member, Rule) { return static_cast<double>(member); }
    static Value valueOf(double member, Rule) { return member; }
    static Value valueOf(Answer member, Rule) { return member == Answer::Yes; }
    static Value valueOf(SequenceSplit member, Rule)
    {
        return member == SequenceSplit::Automatic ? Value() : Value(member == SequenceSplit::Yes);
    }
    template <typename T>
    static Value valueOf(const std::optional<T> &member, Rule rule)
    {
        return member ? valueOf(*member, rule) : Value();
    }
    template <typename T>
    static Value valueOf(const T &member, Rule rule)
    {
        if constexpr (std::is_enum_v<T>)
            return nameOf(member);
        else
            return inBaseUnit(member) / rule.unit * rule.parts;
    }
};

const Record &objectIn(const Record &record, std::string_view key)
{
    return *record.find(key)->as<Record>();
}

Hardware hardwareFrom(const Record &accepted)
{
    Hardware hardware;
    MemberReader reader(accepted);
    estimatefields::describeHardware(reader, hardware);
    return hardware;
}

Record recordOf(const Hardware &hardware)
{
    RecordMaker maker;
    estimatefields::describeHardware(maker, hardware);
    return std::move(maker.record);
}

} // namespace

ObjectTable modelTable()
{
    TableMaker maker;
    ModelShape model;
    estimatefields::describeModel(maker, model);
    maker.table.relations = [](const Record &accepted) {
        auto error = checkModel(modelFrom(accepted));
        if (error)
            error = calc::refuse(error->key, error->message);
        return error;
    };
    return std::move(maker.table);
}

ObjectTable hardwareTable()
{
    TableMaker maker;
    Hardware hardware;
    estimatefields::describeHardware(maker, hardware);
    return std::move(maker.table);
}

ObjectTable trainingRunTable()
{
    TableMaker maker;
    TrainingCase run;
    estimatefields::describeTraining(maker, run.accelerators, run.run);
    return std::move(maker.table);
}

ObjectTable servingRunTable()
{
    TableMaker maker;
    ServingRun run;
    estimatefields::describeServing(maker, run);
    return std::move(maker.table);
}

ModelShape modelFrom(const Record &accepted)
{
    ModelShape model;
    MemberReader reader(accepted);
    estimatefields::describeModel(reader, model);
    return model;
}

TrainingCase trainingFrom(const Record &accepted)
{
    TrainingCase run{
        modelFrom(objectIn(accepted, "model")), hardwareFrom(objectIn(accepted, "hardware")), 1, {}};
    MemberReader reader(objectIn(accepted, "run"));
    estimatefields::describeTraining(reader, run.accelerators, run.run);
    return run;
}

ServingCase servingFrom(const Record &accepted)
{
    ServingCase run{modelFrom(objectIn(accepted, "model")), hardwareFrom(objectIn(accepted, "hardware")), {}};
    MemberReader reader(objectIn(accepted, "run"));
    estimatefields::describeServing(reader, run.run);
    return run;
}

Record inputsOf(const ModelShape &model)
{
    RecordMaker maker;
    estimatefields::describeModel(maker, model);
    return std::move(maker.record);
}

Record inputsOf(const TrainingCase &run)
{
    RecordMaker maker;
    estimatefields::describeTraining(maker, run.accelerators, run.run);
    return {{"model", inputsOf(run.model)}, {"hardware", recordOf(run.hardware)}, {"run", maker.record}};
}

Record inputsOf(const ServingCase &run)
{
    RecordMaker maker;
    estimatefields::describeServing(maker, run.run);
    return {{"model", inputsOf(run.model)}, {"hardware", recordOf(run.hardware)}, {"run", maker.record}};
}

} // namespace clusterwright
