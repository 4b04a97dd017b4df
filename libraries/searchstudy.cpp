#include "libraries/searchstudy.h"

#include "libraries/json.h"
#include "libraries/recordjson.h"
#include "model/analysis/calculoninputs.h"
#include "model/text.h"

#include <chrono>

namespace clusterwright {
namespace {

using calc::List;
using calc::Record;
using nlohmann::json;

constexpr int deepest = 100; // of a study, which nests 6 deep

Result<SearchConstraints> readConstraints(const Record &given)
{
    List datatypes;
    for (const auto &datatype : namesOf<CalculonDatatype>)
        datatypes.emplace_back(std::string(datatype.text));
    const std::vector<calc::Input> table{calc::integer("num_procs", calc::atLeast(1), {}),
                                         calc::integer("max_batch_size", calc::atLeast(1), {}),
                                         calc::text("datatype", std::move(datatypes), {}),
                                         calc::records("fused_activation", {}, {}),
                                         calc::flag("allow_tp_overlap", {}),
                                         calc::flag("allow_dp_overlap", {}),
                                         calc::integer("top", calc::atLeast(1), {}).orElse(1)};
    if (auto error = checkFields(table, given, "constraints."))
        return *error;
    const calc::Inputs in(given);
    SearchConstraints constraints;
    constraints.numProcs = in.integer("num_procs");
    constraints.maxBatchSize = in.integer("max_batch_size");
    constraints.datatype = *fromName<CalculonDatatype>(in.text("datatype"));
    constraints.allowTpOverlap = in.flag("allow_tp_overlap");
    constraints.allowDpOverlap = in.flag("allow_dp_overlap");
    if (const calc::Value *top = given.find("top"); top && top->as<double>())
        constraints.top = in.integer("top");
    constraints.fusedActivation.clear();
    for (const calc::Value &choice : *given.find("fused_activation")->as<List>()) {
        if (!choice.as<bool>())
            return calc::refuse("constraints.fused_activation", "must be a list of true and false.");
        constraints.fusedActivation.push_back(*choice.as<bool>());
    }
    return constraints;
}

Result<SearchStudy> readStudy(const Record &given)
{
    for (const char *key : {"app", "system", "constraints"})
        if (const calc::Value *value = given.find(key); !value || !value->as<Record>())
            return calc::refuse(key, "is missing or no object.");
    auto app = readCalculonApp(*given.find("app")->as<Record>());
    if (!app)
        return app.error();
    auto system = readCalculonSystem(*given.find("system")->as<Record>());
    if (!system)
        return system.error();
    auto constraints = readConstraints(*given.find("constraints")->as<Record>());
    if (!constraints)
        return constraints.error();
    if (auto error = missingEngine(system.value(), constraints.value().datatype))
        return *error;
    return SearchStudy{app.take(), system.take(), constraints.take()};
}

json documentOf(const FoundExecution &found)
{
    return {{"execution", jsonOf(recordOf(found.execution))},
            {"sample_rate", inPerSecond(found.result.sampleRate)},
            {"total_time", inSeconds(found.result.totalTime)}};
}

std::string line(const FoundExecution &found)
{
    constexpr double gibibyte = 1024.0 * 1024 * 1024;
    const CalculonExecution &x = found.execution;
    const auto text = [](std::int64_t value) { return std::to_string(value); };
    const auto memory = [](DataSize size) { return formatFigure(inBytes(size) / gibibyte) + " GiB"; };
    std::string line = "  " + formatFigure(inPerSecond(found.result.sampleRate)) + " samples/s, " +
                       formatFigure(inSeconds(found.result.totalTime)) + " s: TP " + text(x.tensorPar) +
                       " PP " + text(x.pipelinePar) + " DP " + text(x.dataPar) + ", networks " +
                       text(x.tensorParNet) + " " + text(x.pipelineParNet) + " " + text(x.dataParNet) +
                       ", batch " + text(x.batchSize) + " in microbatches of " + text(x.microbatchSize) +
                       ", " + text(x.pipelineInterleaving) + " chunks\n    recompute " +
                       std::string(nameOf(x.activationRecompute)) + ", " +
                       std::string(nameOf(x.tensorParCommType));
    for (const auto &[is, name] : {std::pair{x.tensorParOverlap == TensorParOverlap::Ring, "ring overlap"},
                                   {x.tensorParOverlap == TensorParOverlap::Pipe, "pipe overlap"},
                                   {x.seqParAgRedo, "gathers again"},
                                   {x.dataParOverlap, "data-parallel overlap"},
                                   {x.optimizerSharding, "sharded optimizer"},
                                   {x.fusedActivation, "fused activation"},
                                   {x.weightOffload, "weights offloaded"},
                                   {x.activationsOffload, "activations offloaded"},
                                   {x.optimizerOffload, "optimizer offloaded"}})
        if (is)
            line += std::string(", ") + name;
    return line + "; memory " + memory(found.result.procMemTier1CapReq) + ", offloaded " +
           memory(found.result.procMemTier2CapReq) + "\n";
}

} // namespace

Result<SearchStudy> readSearchStudy(std::string_view text, const std::string &file)
{
    const auto document = parseJson(text, file, deepest);
    if (!document)
        return document.error();
    const auto at = [&](Error error) {
        error.file = file;
        return error;
    };
    if (!document.value().is_object())
        return Error{file, {}, {}, "is no JSON object."};
    if (!document.value().contains("format") || document.value()["format"] != json(1))
        return at(calc::refuse("format", "must be 1."));
    auto study = readStudy(recordFrom(document.value()));
    if (!study)
        return at(study.error());
    return study;
}

double TimedSearch::executionsPerSecond() const
{
    const double passed = inSeconds(duration);
    return passed > 0 ? static_cast<double>(result.evaluated) / passed : 0;
}

TimedSearch runSearch(const SearchStudy &study, const SearchOptions &options)
{
    const auto start = std::chrono::steady_clock::now();
    TimedSearch search;
    search.result = searchExecutions(study, options);
    search.duration =
        seconds(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    search.threads = threadsOf(options.threads);
    return search;
}

json searchDocument(const TimedSearch &search, const SearchStudy &study)
{
    const SearchResult &result = search.result;
    json document = {{"evaluated", result.evaluated},
                     {"feasible", result.feasible},
                     {"rejected", result.rejected()},
                     {"best", result.ranking.empty() ? json() : documentOf(result.ranking.front())},
                     {"seconds", inSeconds(search.duration)},
                     {"configs_per_second", search.executionsPerSecond()},
                     {"threads", search.threads}};
    if (study.constraints.top > 1) {
        document["ranking"] = json::array();
        for (const FoundExecution &found : result.ranking)
            document["ranking"].push_back(documentOf(found));
    }
    return document;
}

std::string searchText(const TimedSearch &search)
{
    const auto grouped = [](std::int64_t count) { return formatGrouped(static_cast<double>(count), 0); };
    const SearchResult &result = search.result;
    std::string text = grouped(result.evaluated) + " executions, " + grouped(result.feasible) +
                       " of them can run, in " + formatFigure(inSeconds(search.duration)) + " s (" +
                       formatGrouped(search.executionsPerSecond(), 0) + " per second on " +
                       std::to_string(search.threads) + (search.threads == 1 ? " thread)\n" : " threads)\n");
    for (const FoundExecution &found : result.ranking)
        text += line(found);
    return text;
}

} // namespace clusterwright
