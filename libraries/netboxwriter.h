// Text of NetBox type files: keys, lists and quoting, in the style of the community library.
#pragma once

#include <string>
#include <string_view>

namespace clusterwright::netbox {

/// The text as a YAML value, quoted only where it must be. Several lines become a block below a key that
/// stands `indent` columns from the left.
std::string yamlValue(const std::string &text, std::size_t indent = 0);

/// Builds the text of one file: two spaces for each level, lists one level in.
class TypeWriter {
public:
    /// Nothing if the text is empty.
    void text(std::string_view key, const std::string &value);
    /// A number, a flag or a word that needs no quotes. Nothing if it is empty.
    void plain(std::string_view key, std::string_view value);
    /// A list of texts, given one on a line. Nothing if it is empty.
    void texts(std::string_view key, const std::string &lines);

    void beginList(std::string_view key);
    void beginItem(); ///< its keys follow
    void endList();

    const std::string &result() const { return m_text; }

private:
    void putKey(std::string_view key);

    std::string m_text = "---\n";
    std::size_t m_indent = 0;
    bool m_isFirstKey = false; ///< of an item
};

} // namespace clusterwright::netbox
