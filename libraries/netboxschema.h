// Rules of NetBox type files: which keys a device, module or rack type has and what their values may be. The
// rules of the community library (netbox-community/devicetype-library, schema and tests, 2020 to 2026) as one
// table; what an older or a newer form of the files allows is allowed.
#pragma once

#include "libraries/netboxwords.h"
#include "libraries/netboxyaml.h"
#include "model/parts/connector.h"

namespace clusterwright::netbox {

enum class FileType { Device, Module, Rack };
enum class ValueType {
    Text,
    Slug,  ///< a to z, 0 to 9, - and _
    Color, ///< six hexadecimal digits in lower case
    Flag,  ///< true or false
    Whole,
    Decimal,
    Choice, ///< one of some words
    Texts   ///< a list of texts
};

struct KeyRule {
    std::string_view key;
    ValueType type = ValueType::Text;
    bool isRequired = false;
    int longest = 0;                 ///< characters of a text
    std::int64_t least = 0;          ///< of a number
    std::int64_t most = 999'999'999; ///< of a number
    int step = 1;                    ///< of a decimal, in hundredths
    const Words *words = nullptr;    ///< of a choice
};

/// Keys of the type itself, without its lists of components.
std::span<const KeyRule> keysOf(FileType type);
/// Keys of one component of a list.
std::span<const KeyRule> keysOf(ConnectorKind kind);
/// Whether such a type may have such a list.
bool hasList(FileType type, ConnectorKind kind);

constexpr std::string_view portMappings = "port-mappings"; ///< list of a device or module type

/// Null if there is no such key.
const KeyRule *ruleOf(std::span<const KeyRule> rules, std::string_view key);

/// The first thing that is wrong, with its line; none if the file keeps every rule. `file` is for the error.
std::optional<Error> checkFile(const YamlNode &root, FileType type, const std::string &file);

/// "device type", "module type", "rack type".
std::string_view titleOf(FileType type);

} // namespace clusterwright::netbox
