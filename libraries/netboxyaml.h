// YAML of NetBox type files as a tree with line numbers. Reads only the plain part of YAML, so that no file
// can do harm: no anchors, aliases, merge keys, tags or second document, and bounded in size and depth.
#pragma once

#include "model/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterwright::netbox {

constexpr std::size_t largestFile = std::size_t{1} << 20; ///< bytes; eighty times the largest type file known

struct YamlNode {
    enum class Kind { Null, Plain, Quoted, List, Map };

    Kind kind = Kind::Null;
    int line = 0;                ///< from 1
    std::string key;             ///< of an entry of a map
    std::string text;            ///< of a Plain or Quoted one, as it stands: 0123 is not turned into a number
    std::vector<YamlNode> items; ///< of a list or a map, in their order

    bool isText() const { return kind == Kind::Plain || kind == Kind::Quoted; }
};

/// Parses one document whose top is a map. The error has the line. `file` is for the error only.
Result<YamlNode> parseYaml(std::string_view text, const std::string &file);

/// The value under a key of a map, or null.
const YamlNode *find(const YamlNode &map, std::string_view key);
/// The text under a key; empty if there is none.
std::string textOf(const YamlNode &map, std::string_view key);

/// A plain decimal number in hundredths: "0.5" -> 50. None for anything else that YAML may read as a number
/// (1e3, 0x10, 1_000, 010, .inf), for more than two digits after the point and more than nine before it.
std::optional<std::int64_t> hundredthsOf(std::string_view text);
/// The shortest text: 50 -> "0.5".
std::string textOfHundredths(std::int64_t value);

} // namespace clusterwright::netbox
