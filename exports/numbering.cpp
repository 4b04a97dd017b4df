#include "exports/numbering.h"

namespace clusterwright {
namespace {

// Control characters that no text of a design shows.
constexpr char opening = '\x02', closing = '\x03';

std::string labelOf(const std::string &word, const std::string &number)
{
    return word + "\u00a0" + number;
}

class Counter {
public:
    SectionNumbers numbersOf(const Section &section)
    {
        SectionNumbers numbers;
        numbers.number = nextNumber(section);
        numbers.label = labelOf(section.isAppendix ? "Appendix" : "Section", numbers.number);
        for (const Block &block : section.blocks)
            numbers.blocks.push_back(nextLabel(block));
        return numbers;
    }

private:
    std::string nextNumber(const Section &section)
    {
        if (section.level > 1) {
            ++m_lower;
        } else {
            m_lower = 0;
            section.isAppendix ? ++m_appendix : ++m_upper;
        }
        const std::string upper = section.isAppendix ? std::string(1, static_cast<char>('A' + m_appendix - 1))
                                                     : std::to_string(m_upper);
        return section.level > 1 ? upper + "." + std::to_string(m_lower) : upper;
    }

    std::string nextLabel(const Block &block)
    {
        if (std::holds_alternative<Table>(block))
            return labelOf("Table", std::to_string(++m_tables));
        if (std::holds_alternative<Drawing>(block))
            return labelOf("Figure", std::to_string(++m_figures));
        return {};
    }

    int m_upper = 0, m_lower = 0, m_appendix = 0, m_tables = 0, m_figures = 0;
};

std::map<std::string, std::string> labelsOf(const std::vector<Section> &sections,
                                            const std::vector<SectionNumbers> &numbers)
{
    std::map<std::string, std::string> labels;
    for (const bool isUpper : {true, false})
        for (std::size_t i = 0; i < sections.size(); ++i)
            if ((sections[i].level == 1) == isUpper)
                labels.emplace(referenceTo(Target::Section, sections[i].title), numbers[i].label);
    for (std::size_t i = 0; i < sections.size(); ++i)
        for (std::size_t j = 0; j < sections[i].blocks.size(); ++j) {
            const Block &block = sections[i].blocks[j];
            if (const auto *table = std::get_if<Table>(&block))
                labels.emplace(referenceTo(Target::Table, table->name), numbers[i].blocks[j]);
            if (const auto *drawing = std::get_if<Drawing>(&block))
                labels.emplace(referenceTo(Target::Figure, drawing->caption), numbers[i].blocks[j]);
        }
    return labels;
}

} // namespace

std::string referenceTo(Target target, const std::string &name)
{
    constexpr const char *kinds = "STF";
    return std::string{opening, kinds[static_cast<int>(target)]} + name + closing;
}

Numbering numberingOf(const Specification &spec)
{
    Numbering numbering;
    for (const Section &section : spec.front)
        numbering.front.push_back({{}, section.title, std::vector<std::string>(section.blocks.size())});
    Counter counter;
    for (const Section &section : spec.sections)
        numbering.sections.push_back(counter.numbersOf(section));
    numbering.labels = labelsOf(spec.sections, numbering.sections);
    return numbering;
}

std::string resolved(const std::string &text, const Numbering &numbering)
{
    std::string all;
    std::size_t from = 0;
    for (auto start = text.find(opening); start != std::string::npos; start = text.find(opening, from)) {
        const auto end = text.find(closing, start);
        if (end == std::string::npos || end < start + 2)
            break;
        const auto label = numbering.labels.find(text.substr(start, end + 1 - start));
        all += text.substr(from, start - from);
        all += label != numbering.labels.end() ? label->second : text.substr(start + 2, end - start - 2);
        from = end + 1;
    }
    return all + text.substr(from);
}

} // namespace clusterwright
