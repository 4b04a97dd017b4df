#include "libraries/netboxyaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

namespace clusterwright::netbox {
namespace {

constexpr std::size_t deepest = 8; // levels; type files nest four deep
constexpr std::size_t mostKeys = 64;
constexpr int longestLine = 65'536; // bytes; the parser holds the tokens of one line at once

struct Refusal {
    int line;
    std::string message;
};

/// Builds the tree from the events of the parser and throws at the first thing that has no place in it.
class TreeBuilder : public YAML::EventHandler {
public:
    YamlNode root;

    void OnDocumentStart(const YAML::Mark & /*mark*/) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        add(mark, {}, anchor, YamlNode::Kind::Null);
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t /*anchor*/) override { refuseAnchor(mark); }
    void OnAnchor(const YAML::Mark &mark, const std::string & /*name*/) override { refuseAnchor(mark); }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        const auto kind = tag == "!" ? YamlNode::Kind::Quoted : YamlNode::Kind::Plain;
        add(mark, tag, anchor, kind, value);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override
    {
        add(mark, tag, anchor, YamlNode::Kind::List);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override
    {
        add(mark, tag, anchor, YamlNode::Kind::Map);
    }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        YamlNode node;
        std::string key; ///< read, and its value is next
        int keyLine = 0; ///< 0: a key is next
    };
    std::vector<Open> m_open;

    [[noreturn]] static void refuse(const YAML::Mark &mark, std::string message)
    {
        throw Refusal{mark.line + 1, std::move(message)};
    }
    [[noreturn]] static void refuseAnchor(const YAML::Mark &mark)
    {
        refuse(mark, "uses an anchor or alias (& or *); write the values out.");
    }

    void add(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YamlNode::Kind kind,
             const std::string &text = {})
    {
        if (anchor != YAML::NullAnchor)
            refuseAnchor(mark);
        if (!tag.empty() && tag != "?" && tag != "!")
            refuse(mark, "has the tag \"" + tag.substr(0, 40) + "\"; tags are not accepted.");
        if (!m_open.empty() && m_open.back().node.kind == YamlNode::Kind::Map && m_open.back().keyLine == 0) {
            takeKey(mark, kind, text);
            return;
        }
        YamlNode node{kind, mark.line + 1, {}, text, {}};
        if (kind == YamlNode::Kind::List || kind == YamlNode::Kind::Map) {
            if (m_open.size() == deepest)
                refuse(mark, "nests deeper than " + std::to_string(deepest) + " levels.");
            m_open.push_back({std::move(node), {}, 0});
        } else {
            put(std::move(node));
        }
    }

    void takeKey(const YAML::Mark &mark, YamlNode::Kind kind, const std::string &text)
    {
        Open &map = m_open.back();
        if (kind != YamlNode::Kind::Plain && kind != YamlNode::Kind::Quoted)
            refuse(mark, "has a key that is no text; a bracket or a quote may stand open.");
        if (text == "<<" && kind == YamlNode::Kind::Plain)
            refuse(mark, "uses a merge key (<<); write the values out.");
        if (std::ranges::find(map.node.items, text, &YamlNode::key) != map.node.items.end())
            refuse(mark, "has the key \"" + text.substr(0, 40) + "\" twice; remove one.");
        if (map.node.items.size() == mostKeys)
            refuse(mark, "has more than " + std::to_string(mostKeys) + " keys in one place.");
        map.key = text;
        map.keyLine = mark.line + 1;
    }

    void put(YamlNode node)
    {
        if (m_open.empty()) {
            root = std::move(node);
            return;
        }
        Open &parent = m_open.back();
        if (parent.node.kind == YamlNode::Kind::Map) {
            node.key = std::move(parent.key);
            node.line = parent.keyLine; // a reader looks for the key, not for what begins below it
            parent.keyLine = 0;
        }
        parent.node.items.push_back(std::move(node));
    }

    void close()
    {
        YamlNode node = std::move(m_open.back().node);
        m_open.pop_back();
        put(std::move(node));
    }
};

/// How many bytes the character of UTF-8 at the start has; 0 if there is none. Overlong forms, surrogates and
/// what lies above U+10FFFF are none.
std::size_t lengthOfCharacter(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80)
        return 1;
    const std::size_t length = byte(0) >= 0xf0 ? 4 : byte(0) >= 0xe0 ? 3 : 2;
    if (byte(0) < 0xc2 || byte(0) > 0xf4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    const bool isOverlong = (byte(0) == 0xe0 && byte(1) < 0xa0) || (byte(0) == 0xf0 && byte(1) < 0x90);
    const bool isOutside = (byte(0) == 0xed && byte(1) > 0x9f) || (byte(0) == 0xf4 && byte(1) > 0x8f);
    return isOverlong || isOutside ? 0 : length;
}

/// The text with plain line ends and without a byte order mark. Throws if it is no text.
std::string cleanText(std::string_view text)
{
    if (text.size() > largestFile)
        throw Refusal{1, "is larger than " + std::to_string(largestFile) + " bytes."};
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    std::string clean;
    clean.reserve(text.size());
    int line = 1, width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = lengthOfCharacter(text.substr(i));
        const auto c = static_cast<unsigned char>(text[i]);
        const bool isLineEnd = c == '\n' || (c == '\r' && text.substr(i + 1).starts_with('\n'));
        if (length == 0)
            throw Refusal{line, "is not valid UTF-8; save the file as UTF-8."};
        if ((c < 0x20 && c != '\t' && !isLineEnd) || c == 0x7f)
            throw Refusal{line, "holds a control character; the file is binary or damaged."};
        if (c != '\r')
            clean.append(text, i, length);
        i += length;
        width = c == '\n' ? 0 : width + static_cast<int>(length);
        line += c == '\n' ? 1 : 0;
        if (width > longestLine)
            throw Refusal{line, "is longer than " + std::to_string(longestLine) + " bytes."};
    }
    return clean;
}

/// Brackets open on one line at most: so many as no type file has. The parser would hold each of them.
void refuseBracketStorm(std::string_view text)
{
    constexpr int most = 200;
    int line = 1, brackets = 0;
    for (const char c : text) {
        brackets = c == '\n' ? 0 : brackets + (c == '[' || c == '{' ? 1 : 0);
        line += c == '\n' ? 1 : 0;
        if (brackets > most)
            throw Refusal{line, "has more than " + std::to_string(most) + " opening brackets."};
    }
}

YamlNode readTree(const std::string &text)
{
    // The parser takes a quote that nobody closes for closed at the end of the file, but not at this mark.
    std::istringstream stream(text + (text.ends_with('\n') ? "...\n" : "\n...\n"));
    YAML::Parser parser(stream);
    TreeBuilder builder;
    if (!parser.HandleNextDocument(builder))
        throw Refusal{1, "is empty."};
    TreeBuilder second;
    if (parser.HandleNextDocument(second))
        throw Refusal{second.root.line, "begins a second document; one file holds one type."};
    if (builder.root.kind == YamlNode::Kind::Null)
        throw Refusal{1, "is empty."};
    if (builder.root.kind != YamlNode::Kind::Map)
        throw Refusal{builder.root.line, "must be keys with values, as \"manufacturer: Name\"."};
    return std::move(builder.root);
}

} // namespace

Result<YamlNode> parseYaml(std::string_view text, const std::string &file)
{
    try {
        const std::string clean = cleanText(text);
        refuseBracketStorm(clean);
        return readTree(clean);
    } catch (const Refusal &refusal) {
        return Error{file, {}, {}, refusal.message, refusal.line};
    } catch (const YAML::Exception &problem) {
        return Error{file, {}, {}, "is not valid YAML: " + problem.msg + ".", problem.mark.line + 1};
    } catch (const std::exception &problem) {
        return Error{file, {}, {}, std::string("is not valid YAML: ") + problem.what() + ".", 1};
    }
}

const YamlNode *find(const YamlNode &map, std::string_view key)
{
    const auto it = std::ranges::find(map.items, key, &YamlNode::key);
    return it == map.items.end() ? nullptr : &*it;
}

std::string textOf(const YamlNode &map, std::string_view key)
{
    const YamlNode *node = find(map, key);
    return node ? node->text : std::string();
}

std::optional<std::int64_t> hundredthsOf(std::string_view text)
{
    constexpr std::size_t mostDigits = 9;
    const std::size_t point = std::min(text.find('.'), text.size());
    std::string_view whole = text.substr(0, point), fraction = text.substr(std::min(point + 1, text.size()));
    while (fraction.ends_with('0'))
        fraction.remove_suffix(1);
    const auto areDigits = [](std::string_view digits) {
        return std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    };
    if (whole.empty() && !fraction.empty())
        whole = "0"; // ".5" is a number in YAML
    if (whole.empty() || whole.size() > mostDigits || fraction.size() > 2 || !areDigits(whole) ||
        !areDigits(fraction) || (whole.size() > 1 && whole.starts_with('0')))
        return {};
    std::int64_t value = 0;
    for (const char digit :
         std::string(whole) + std::string(fraction) + std::string(2 - fraction.size(), '0'))
        value = value * 10 + (digit - '0');
    return value;
}

std::string textOfHundredths(std::int64_t value)
{
    std::string text = std::to_string(value / 100);
    if (const auto rest = value % 100)
        text += '.' + std::to_string(rest / 10) + (rest % 10 ? std::to_string(rest % 10) : "");
    return text;
}

} // namespace clusterwright::netbox
