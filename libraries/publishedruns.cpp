#include "libraries/publishedruns.h"

#include "libraries/datafolder.h"
#include "libraries/documentfile.h"
#include "libraries/json.h"
#include "libraries/recordjson.h"

namespace clusterwright {
namespace {

/// One case of such a file; each key of `expected` makes an entry.
struct CaseEntry {
    std::string id, function, source, note, family, calibrated, kind;
    calc::Record inputs, expected, tolerance;
};

void describe(JsonReader &reader, CaseEntry &entry)
{
    reader.field("id", entry.id);
    reader.field("function", entry.function);
    reader.field("inputs", entry.inputs);
    reader.field("expected", entry.expected);
    reader.maybe("tolerance", entry.tolerance);
    reader.field("source", entry.source);
    reader.maybe("note", entry.note);
    reader.maybe("kind", entry.kind);
    reader.maybe("family", entry.family);
    reader.maybe("calibrated", entry.calibrated);
}

struct CaseFile {
    std::string description;
    std::vector<CaseEntry> cases;
};

void describe(JsonReader &reader, CaseFile &file)
{
    std::int64_t format = 1;
    reader.field("format", format);
    reader.require("format", format == 1, "must be 1.");
    reader.maybe("description", file.description);
    reader.field("cases", file.cases);
}

Result<std::vector<CalibrationCase>> readCases(const std::string &path)
{
    const auto file = readDocument<CaseFile>(path, "cases");
    if (!file)
        return file.error();
    std::vector<CalibrationCase> cases;
    for (const CaseEntry &entry : file.value().cases)
        for (const auto &[key, value] : entry.expected.entries())
            if (const double *number = value.as<double>())
                cases.push_back({entry.id,
                                 entry.family.empty() ? entry.kind : entry.family,
                                 entry.calibrated,
                                 entry.source,
                                 {{}, entry.id, entry.function, entry.inputs, key, *number, entry.source},
                                 {},
                                 {}});
    return cases;
}

} // namespace

Result<std::vector<CalibrationCase>> loadPublishedRuns()
{
    return readCases(dataFolder() + "/calibration/published.json");
}

Result<std::vector<MeasuredRun>> readMeasuredRuns(const std::string &path)
{
    const auto cases = readCases(path);
    if (!cases)
        return cases.error();
    std::vector<MeasuredRun> runs;
    for (const CalibrationCase &entry : cases.value())
        runs.push_back(entry.run);
    return runs;
}

} // namespace clusterwright
