#include "exports/topologydot.h"

#include "exports/cabledocuments.h"

#include <set>

namespace clusterwright {
namespace {

/// A quoted string of DOT; a line break would end the statement in line-based readers.
std::string inQuotes(const std::string &text)
{
    std::string out = "\"";
    for (const char c : text)
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else
            out += c == '\n' || c == '\r' ? ' ' : c;
    return out + '"';
}

void appendEdges(std::string &text, const LinkTable &links)
{
    for (std::size_t i = 0; i < links.size(); ++i) {
        const LinkRow link = links.row(i);
        text += "  " + inQuotes(link.a.device) + ":" + inQuotes(link.a.port) + " -- " +
                inQuotes(link.z.device) + ":" + inQuotes(link.z.port) + ";\n";
    }
}

void appendNodes(std::string &text, const LinkTable &links)
{
    std::set<std::string> known;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const LinkRow link = links.row(i);
        for (const LinkEndText *end : {&link.a, &link.z})
            if (known.insert(end->device).second)
                text += "  " + inQuotes(end->device) + " [label=" + inQuotes(end->device) +
                        ", role=" + inQuotes(validationRole(end->tier)) + ", os=\"\"];\n";
    }
}

} // namespace

std::string topologyDot(const Design &design, const Evaluation &evaluation)
{
    const LinkTable links(design, evaluation.results.fabrics);
    std::string text = "graph G {\n  hostnametype=\"hostname\";\n";
    appendEdges(text, links);
    return text + "}\n";
}

std::string validationDot(const Design &design, const Evaluation &evaluation)
{
    const LinkTable links(design, evaluation.results.fabrics);
    std::string text = "graph G {\n";
    appendNodes(text, links);
    appendEdges(text, links);
    return text + "}\n";
}

} // namespace clusterwright
