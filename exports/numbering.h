// Numbering: the numbers of sections, tables and figures, and the references to them.
#pragma once

#include "exports/specification.h"

namespace clusterwright {

enum class Target { Section, Table, Figure };

/// Stands in the text of a paragraph, in the note of a key figure or below a table for the number of
/// something. `name` is the title of a section, the short name of a table or the caption of a drawing; where
/// several have it, the highest section and else the first is meant.
std::string referenceTo(Target target, const std::string &name);

struct SectionNumbers {
    std::string number;              ///< "3.1", "A"; empty in the front matter
    std::string label;               ///< "Section 3.1", "Appendix A"; in the front matter its title
    std::vector<std::string> blocks; ///< "Table 4", "Figure 2", for each block; empty where it has none
};

struct Numbering {
    std::vector<SectionNumbers> front, sections; ///< in the order of the specification
    std::map<std::string, std::string> labels;   ///< of what can be referred to, by reference
};

/// Labels hold a space that does not divide lines, so that writers find them again in a resolved text.
Numbering numberingOf(const Specification &spec);

/// The text with labels in place of its references: "see Table 4". One to nothing becomes the name it has.
std::string resolved(const std::string &text, const Numbering &numbering);

} // namespace clusterwright
