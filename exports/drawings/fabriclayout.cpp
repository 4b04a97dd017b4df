#include "exports/drawings/fabriclayout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace clusterwright {
namespace {

using Group = FabricDrawing::Group;

constexpr double boxWidth = 88, switchHeight = 32, endpointHeight = 18, boxGap = 7;
constexpr double groupPadding = 6, groupHead = 17, groupGap = 16, lineGap = 12;
constexpr double pageShape = 2.3; // width over height that is aimed at
constexpr double leastWidth = 760, leastBandGap = 70, leastGutter = 170;

double heightOf(Tier tier)
{
    return tier == Tier::Endpoint ? endpointHeight : switchHeight;
}

std::size_t columnsOf(const Group &group, std::size_t rows)
{
    return (group.boxes.size() + rows - 1) / rows;
}

/// `gap` is that between two boxes.
double widthOf(const Group &group, std::size_t rows, double gap = boxGap)
{
    const auto columns = static_cast<double>(columnsOf(group, rows));
    return columns * boxWidth + (columns - 1) * gap + 2 * groupPadding;
}

double groupHeight(const Group &group, std::size_t rows)
{
    const auto shown = static_cast<double>(std::min(rows, group.boxes.size()));
    return groupHead + shown * (heightOf(group.tier) + boxGap) + groupPadding;
}

/// Stands the boxes of a group into its place, row by row.
void fillGroup(FabricDrawing &drawing, Group &group, QPointF corner, std::size_t rows, double gap)
{
    const std::size_t columns = columnsOf(group, rows);
    group.place = {corner, QSizeF(widthOf(group, rows, gap), groupHeight(group, rows))};
    const double height = heightOf(group.tier);
    for (std::size_t i = 0; i < group.boxes.size(); ++i) {
        const auto column = static_cast<double>(i % columns), row = static_cast<double>(i / columns);
        drawing.boxes[static_cast<std::size_t>(group.boxes[i])].place = {
            corner.x() + groupPadding + column * (boxWidth + gap),
            corner.y() + groupHead + row * (height + boxGap), boxWidth, height};
    }
}

/// The groups of one tier, in lines.
struct Band {
    std::vector<Group *> groups;
    std::size_t rows = 1;                    ///< of boxes in a group
    std::vector<std::vector<Group *>> lines; ///< of groups

    double widthOfLine(const std::vector<Group *> &line) const
    {
        double width = 0;
        for (const Group *group : line)
            width += widthOf(*group, rows) + (width > 0 ? groupGap : 0);
        return width;
    }
    double height() const
    {
        double height = 0;
        for (const auto &line : lines) {
            double highest = 0;
            for (const Group *group : line)
                highest = std::max(highest, groupHeight(*group, rows));
            height += highest + (height > 0 ? lineGap : 0);
        }
        return height;
    }
};

/// More rows in each group until all groups fit beside each other; if that is not enough, more lines.
void breakLines(Band &band, double width)
{
    constexpr std::size_t mostRows = 32;
    std::size_t largest = 1;
    for (const Group *group : band.groups)
        largest = std::max(largest, group->boxes.size());
    while (band.widthOfLine(band.groups) > width && band.rows < std::min(mostRows, largest))
        band.rows = std::min({band.rows * 2, mostRows, largest});
    const double even = band.widthOfLine(band.groups) / std::ceil(band.widthOfLine(band.groups) / width);
    double used = 0;
    for (Group *group : band.groups) {
        if (band.lines.empty() || used >= even) { // lines of about the same length
            band.lines.emplace_back();
            used = 0;
        }
        band.lines.back().push_back(group);
        used += widthOf(*group, band.rows) + groupGap;
    }
}

/// The room between boxes of a group, and between groups.
struct Gaps {
    double boxes = boxGap, groups = groupGap;
};

/// Those that spread a line over the width; boxes of a single row move apart too.
Gaps gapsOf(const Band &band, const std::vector<Group *> &line, double width)
{
    Gaps gaps;
    double free = width - band.widthOfLine(line);
    std::size_t between = 0;
    for (const Group *group : line)
        between += columnsOf(*group, band.rows) - 1;
    if (band.rows == 1 && between > 0) {
        const double more = std::min(boxWidth * 1.5, free * 0.6 / static_cast<double>(between));
        gaps.boxes += more;
        free -= more * static_cast<double>(between);
    }
    gaps.groups += free / static_cast<double>(line.size() + 1);
    return gaps;
}

void placeLine(FabricDrawing &drawing, const Band &band, const std::vector<Group *> &line, QPointF corner,
               const Gaps &gaps)
{
    double x = corner.x() + gaps.groups - groupGap;
    for (Group *group : line) {
        fillGroup(drawing, *group, {x, corner.y()}, band.rows, gaps.boxes);
        x = group->place.right() + gaps.groups;
    }
}

double targetWidth(const FabricDrawing &drawing)
{
    constexpr double spread = 2.6; // of the boxes, with all that is around them
    double area = 0;
    for (const FabricDrawing::Box &box : drawing.boxes)
        area += (boxWidth + boxGap) * (heightOf(box.tier) + boxGap) * spread;
    return std::max(leastWidth, std::sqrt(area * pageShape));
}

std::vector<Band> bandsOf(FabricDrawing &drawing, double width)
{
    std::vector<Band> bands;
    for (const Tier tier : {Tier::Core, Tier::Spine, Tier::Leaf, Tier::Endpoint}) {
        Band band;
        for (Group &group : drawing.groups)
            if (group.tier == tier)
                band.groups.push_back(&group);
        if (band.groups.empty())
            continue;
        breakLines(band, width);
        bands.push_back(std::move(band));
    }
    return bands;
}

// Direct networks

/// The groups that stand together: those of switches with that of their endpoints.
struct Block {
    std::vector<Group *> groups;
    QSizeF size;
};

constexpr double blockShape = 1.3;

std::size_t rowsFor(const Group &group, double width)
{
    const auto columns = std::max(1.0, std::floor((width - 2 * groupPadding + boxGap) / (boxWidth + boxGap)));
    return static_cast<std::size_t>(std::ceil(static_cast<double>(group.boxes.size()) / columns));
}

std::vector<Block> blocksOf(FabricDrawing &drawing)
{
    std::vector<Block> blocks;
    double most = 0;
    for (Group &group : drawing.groups) {
        const auto same = std::ranges::find_if(
            blocks, [&](const Block &block) { return block.groups.front()->title == group.title; });
        Block &block = same == blocks.end() ? blocks.emplace_back() : *same;
        block.groups.push_back(&group);
        std::ranges::sort(block.groups, std::greater(), [](const Group *one) { return one->tier; });
    }
    for (const Block &block : blocks) {
        double area = 0;
        for (const Group *group : block.groups)
            area += static_cast<double>(group->boxes.size()) * (boxWidth + boxGap) *
                    (heightOf(group->tier) + boxGap);
        most = std::max(most, area);
    }
    const double width = std::max(boxWidth + 2 * groupPadding, std::sqrt(most * blockShape));
    for (Block &block : blocks) {
        block.size = {width + boxWidth / 2, 0};
        for (const Group *group : block.groups)
            block.size.rheight() += groupHeight(*group, rowsFor(*group, block.size.width())) + lineGap;
    }
    return blocks;
}

void fillBlock(FabricDrawing &drawing, const Block &block, QPointF corner)
{
    for (Group *group : block.groups) {
        fillGroup(drawing, *group, corner, rowsFor(*group, block.size.width()), boxGap);
        group->place.setWidth(block.size.width());
        corner.setY(group->place.bottom() + lineGap);
    }
}

/// Corners of the blocks around an ellipse, the first on top.
std::vector<QPointF> aroundCircle(std::size_t count, const QSizeF &block)
{
    const double number = static_cast<double>(count);
    const double radius = count < 2 ? 0
                                    : std::max(std::hypot(block.width(), block.height()) * 1.15 /
                                                   (2 * std::sin(std::numbers::pi / number)),
                                               block.height());
    std::vector<QPointF> corners;
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / number;
        corners.emplace_back(radius * 1.35 * (1 + std::sin(angle)), radius * (1 - std::cos(angle)));
    }
    return corners;
}

std::vector<QPointF> inGrid(std::size_t count, const QSizeF &block)
{
    const double columns =
        std::max(1.0, std::round(std::sqrt(static_cast<double>(count) * 1.6 * block.height() /
                                           std::max(1.0, block.width()))));
    std::vector<QPointF> corners;
    for (std::size_t i = 0; i < count; ++i) {
        const double row = std::floor(static_cast<double>(i) / columns);
        corners.emplace_back((static_cast<double>(i) - row * columns) * block.width() * 1.35,
                             row * block.height() * 1.25);
    }
    return corners;
}

} // namespace

void layOutTiers(FabricDrawing &drawing, const std::vector<FabricDrawing::Label> &labels)
{
    const double target = targetWidth(drawing);
    std::vector<Band> bands = bandsOf(drawing, target);
    double width = 0;
    for (const Band &band : bands)
        for (const auto &line : band.lines)
            width = std::max(width, band.widthOfLine(line));
    width = std::max(width, leastWidth) + 2 * groupGap;
    const double gutter = std::max(leastGutter, width * 0.14);
    const double gap = std::max(leastBandGap, width * 0.07);
    double top = 0;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const double height = bands[i].height() + 2 * groupPadding;
        drawing.bands.emplace_back(0, top, gutter + width, height);
        const auto label = [&](std::size_t which, const QRectF &place) {
            if (which < labels.size() && (!labels[which].title.isEmpty() || !labels[which].lines.isEmpty()))
                drawing.labels.push_back({place, labels[which].title, labels[which].lines});
        };
        if (i > 0)
            label(2 * i - 1, {groupGap / 2, top - gap, gutter - groupGap, gap});
        label(2 * i, {groupGap / 2, top, gutter - groupGap, height});
        const auto longest = std::ranges::max_element(
            bands[i].lines, {}, [&](const auto &line) { return bands[i].widthOfLine(line); });
        const Gaps gaps = gapsOf(bands[i], *longest, width);
        double y = top + groupPadding;
        for (const auto &line : bands[i].lines) {
            placeLine(drawing, bands[i], line, {gutter, y}, gaps);
            double bottom = y;
            for (const Group *group : line)
                bottom = std::max(bottom, group->place.bottom());
            y = bottom + lineGap;
        }
        top += height + gap;
    }
    drawing.size = {gutter + width, std::max(0.0, top - gap)};
}

void layOutDirect(FabricDrawing &drawing)
{
    constexpr std::size_t mostOnCircle = 24;
    const std::vector<Block> blocks = blocksOf(drawing);
    QSizeF largest;
    for (const Block &block : blocks)
        largest = largest.expandedTo(block.size);
    const auto corners =
        blocks.size() <= mostOnCircle ? aroundCircle(blocks.size(), largest) : inGrid(blocks.size(), largest);
    QRectF all;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        fillBlock(drawing, blocks[i], corners[i]);
        for (const Group *group : blocks[i].groups)
            all |= group->place;
    }
    drawing.size = {all.right(), all.bottom()};
}

} // namespace clusterwright
