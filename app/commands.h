// The commands of clusterwright-cli, without the parsing of the command line.
#pragma once

#include "libraries/filelock.h"
#include "model/design/design.h"
#include "model/result.h"

#include <optional>
#include <vector>

namespace clusterwright {

enum ExitCode { Good = 0, Findings = 1, BadInput = 2, InternalError = 3 };

struct Options {
    std::string file, out;
    std::string other;        ///< diff: the later design
    std::string script;       ///< edit
    std::string templateName; ///< new
    std::optional<int> units; ///< new
    std::string format;       ///< export
    std::string audience = "Internal";
    std::string date;                   ///< ISO; empty = today
    std::string paper = "a4";           ///< export
    std::string drawing;                ///< export, of svg and png
    std::string kind, search;           ///< library list
    std::string part;                   ///< library show, library export
    std::vector<std::string> parts;     ///< library compare
    std::vector<std::string> libraries; ///< further folders of parts
    std::vector<std::string> books;     ///< further price books
    bool json = false, list = false;
    bool markdown = false;             ///< rules, calc
    std::string cases;                 ///< calc, estimate
    std::string metric;                ///< explain
    std::string object = "design";     ///< explain
    std::string fabric;                ///< fabric
    std::vector<std::string> patterns; ///< fabric
    std::vector<std::string> flow;     ///< fabric: none, or two roles or names of devices
    std::string lose;                  ///< fabric: name of a device
    std::vector<std::string> path;     ///< fabric: none, or names of two devices
    std::string workload;              ///< layouts: id; empty = the only training
    std::string objective = "time";    ///< layouts
    int top = 10;                      ///< layouts: how many of the best
    int threads = 0;                   ///< search; 0 = all
};

/// Writes the error to standard error and, with --json, to standard output.
int fail(const Error &error, const Options &options);
/// Holds the file for as long as the result lives, or says who has it. A file that cannot be locked, say as
/// its folder may not be written, cannot be saved either; that is said then.
Result<std::optional<FileLock>> hold(const std::string &path);
Result<Design> loadDesign(const std::string &path);
/// Saves a design and says so.
int saveDesign(const Design &design, const std::string &path, const Options &options);
/// The same for calc, whose document is {"error": {"key": "file", "message": ...}}.
int failCases(const Error &error, const Options &options);

int newDesign(const Options &options);
int editDesign(const Options &options);
int checkDesign(const Options &options);
int reportDesign(const Options &options);
int diffDesigns(const Options &options);
int exportDesign(const Options &options, int argc, char *argv[]);
int listRules(const Options &options);
int explainResult(const Options &options);
int calculate(const Options &options);

/// The edit operations with their arguments, for edit --help.
std::string editHelp();

/// The metrics, for explain --help.
std::string explainHelp();

/// The form of a file of cases, for calc --help.
std::string calculateHelp();

} // namespace clusterwright
