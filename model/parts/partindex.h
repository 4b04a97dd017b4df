// Part index: a library prepared for searching while somebody types, with the number of parts behind each
// facet.
#pragma once

#include "model/parts/part.h"

#include <array>
#include <set>

namespace clusterwright {

/// What parts are sorted out by, beside the text.
enum class Facet { Kind, Vendor, Height, Power, Cooling, Status, Confidence };
template <>
inline constexpr auto namesOf<Facet> = std::array{Name{Facet::Kind, "kind"},
                                                  Name{Facet::Vendor, "vendor"},
                                                  Name{Facet::Height, "height"},
                                                  Name{Facet::Power, "maximum power"},
                                                  Name{Facet::Cooling, "cooling"},
                                                  Name{Facet::Status, "status"},
                                                  Name{Facet::Confidence, "lowest confidence"}};

inline constexpr std::size_t facetCount = namesOf<Facet>.size();

template <typename T>
using PerFacet = std::array<T, facetCount>; ///< in the order of Facet

inline constexpr const char *notStated = "not stated"; ///< the value of a part that does not say

struct PartQuery {
    std::string text;                       ///< every word must stand in the part; see matches()
    PerFacet<std::set<std::string>> chosen; ///< any of these values; empty = all
    std::optional<std::set<PartId>> among;  ///< only these parts; none = the whole library
};

struct IndexedPart {
    const Part *part = nullptr;
    std::string name;       ///< fullName()
    std::string searchName; ///< folded vendor and model
    std::string searchText; ///< folded id, category, summary and order code
    Confidence confidence = Confidence::Low;
    PerFacet<std::size_t> values{}; ///< index in PartIndex::values()
};

struct FoundParts {
    /// Best match first: those with all words in vendor and model before the others, then by name. Without a
    /// text by kind, then by name.
    std::vector<const IndexedPart *> parts;
    /// How many parts there would be with each of PartIndex::values(), whatever is chosen of that facet.
    PerFacet<std::vector<int>> counts;
};

class PartIndex {
public:
    /// The library must outlive the index and not change.
    explicit PartIndex(const Library &library);

    std::size_t size() const { return m_parts.size(); }
    /// Those that any part has, in the order for a reader.
    const std::vector<std::string> &values(Facet facet) const { return m_values[indexOf(facet)]; }
    const std::string &valueOf(const IndexedPart &part, Facet facet) const;
    FoundParts find(const PartQuery &query) const;

    static constexpr std::size_t indexOf(Facet facet) { return static_cast<std::size_t>(facet); }

private:
    std::vector<IndexedPart> m_parts; ///< by name
    PerFacet<std::vector<std::string>> m_values;
};

/// "0 U", "1 U", "2 U", "3 to 4 U", "5 to 8 U", "over 8 U"; of a rack what it takes inside.
std::string heightClassOf(const Part &part);
/// What a list shows as the power of a part: the maximum; of a CPU its thermal design power; of a rack that
/// is sold as a whole the most of the whole.
const Stated<Power> &powerInLists(const Part &part);
/// "up to 500 W", "0.5 to 1 kW", "1 to 3 kW", "3 to 10 kW", "over 10 kW", "draws none", from
/// powerInLists().
std::string powerClassOf(const Part &part);
/// "air", "liquid" from 95 % of the heat on, "air and liquid".
std::string coolingOf(const Part &part);

} // namespace clusterwright
