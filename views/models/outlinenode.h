// Outline node: what the outline model is made of inside; included by its sources only.
#pragma once

#include "model/checks/about.h"
#include "views/models/outlinemodel.h"

#include <unordered_map>

namespace clusterwright {

struct OutlineModel::Node {
    static constexpr auto groupId = "types"; ///< of the group; only halls are beside it

    Kind kind = Kind::Root;
    std::string id = {};
    Words::Found found = 0; ///< of the filter, in the names of this and what is around it
    Node *parent = nullptr;
    int row = 0;
    bool isLoaded = false; ///< racks and types only; the others always are
    bool isEmpty = true;   ///< racks and types only: there would be nothing to load
    std::vector<std::unique_ptr<Node>> children = {};

    bool isLazy() const { return kind == Kind::Rack || kind == Kind::Type; }
};

struct OutlineModel::TypeEntry {
    const RackType *type = nullptr;
    std::vector<const Placement *> devices = {}; ///< from the top
    std::vector<Words::Found> found = {};        ///< of the filter, in each of them
    int racks = 0;
};

/// What the tree asks of the design again and again.
struct OutlineModel::Lookup {
    Lookup(const Design &design, const Evaluation &evaluation, const Words &words);

    const std::vector<const Rack *> &racksIn(const RowId &row) const
    {
        static const std::vector<const Rack *> none;
        const auto found = rows.find(row);
        return found == rows.end() ? none : found->second;
    }
    const TypeEntry &typeOf(const Rack &rack) const { return types.at(rack.type); }

    const Design *design;
    OpenFindings open;
    std::unordered_map<std::string_view, TypeEntry> types;
    std::unordered_map<std::string_view, const Rack *> racks;
    std::unordered_map<std::string_view, std::vector<const Rack *>> rows; ///< those with racks
    std::unordered_map<std::string, std::optional<Severity>> worst; ///< of halls and rows that were asked for
};

} // namespace clusterwright
