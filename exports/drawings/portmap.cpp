#include "exports/drawings/portmap.h"

#include "exports/drawings/fabricdrawing.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <map>

namespace clusterwright {
namespace {

using Use = PortMap::Use;
using Port = PortMap::Port;

constexpr double slotWidth = 30, cageHeight = 32, cageGap = 4, bankHead = 20, bankGap = 10, margin = 8;
constexpr double titlePixels = 13, textPixels = 11, lineHeight = 16, legendHeight = 20;
constexpr int mostInOneRow = 8; // cages; more stand in two rows, odd above even

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

/// A link as one of its ends sees it.
struct Seen {
    Use use = Use::Free;
    QString text;
};

using SeenPorts = std::map<std::pair<int, int>, std::vector<Seen>>; // by group and port

QString farEnd(const Design &design, const Fabric &fabric, const FabricNetwork &network,
               const FabricPort &port)
{
    const FabricDevice &device = network.devices[static_cast<std::size_t>(port.device)];
    QString end = text(deviceName(design, fabric, device));
    const Part *part = partOf(design, fabric, device);
    const auto groups = part ? portGroupsOf(*part) : std::vector<PortGroup>();
    const auto group = static_cast<std::size_t>(port.group);
    if (group < groups.size())
        end += ' ' + text(portName(groups, group, port.port,
                                   port.link < 0 ? std::nullopt : std::optional<std::int64_t>(port.link)));
    return end;
}

void addLinks(SeenPorts &seen, const Design &design, const Fabric &fabric, const FabricResults &results,
              std::int32_t device)
{
    const FabricNetwork &network = results.network;
    for (const FabricLink &link : network.links) {
        if (link.a.device != device && link.z.device != device)
            continue;
        const bool isLower = link.a.device == device;
        const FabricPort &own = isLower ? link.a : link.z, &other = isLower ? link.z : link.a;
        const auto tierOf = [&](const FabricPort &port) {
            return network.devices[static_cast<std::size_t>(port.device)].tier;
        };
        const Use use = tierOf(own) == tierOf(other) ? Use::Level : isLower ? Use::Up : Use::Down;
        seen[{own.group, own.port}].push_back(
            {use, QStringLiteral("to %1, %2, %3")
                      .arg(farEnd(design, fabric, network, other), text(fabric.name),
                           rateText(bytesPerSecond(link.rate)))});
    }
}

SeenPorts seenBy(const Design &design, const Evaluation &evaluation, std::int32_t rack,
                 std::int32_t placement)
{
    SeenPorts seen;
    for (std::size_t i = 0; i < design.fabrics.size(); ++i) {
        const auto &devices = evaluation.results.fabrics[i].network.devices;
        for (std::size_t device = 0; device < devices.size(); ++device)
            if (devices[device].rack == rack && devices[device].placement == placement)
                addLinks(seen, design, design.fabrics[i], evaluation.results.fabrics[i],
                         static_cast<std::int32_t>(device));
    }
    return seen;
}

QString bankTitle(const PortGroup &group)
{
    QString title = QStringLiteral("%1 × %2")
                        .arg(group.count)
                        .arg(group.connector.empty() ? QStringLiteral("port") : text(group.connector));
    if (group.rate)
        title += ", " + rateText(*group.rate);
    if (!group.use.empty())
        title += ", " + text(group.use);
    return title;
}

QString noteOf(const PortMap &map, const Part &part)
{
    std::array<int, 4> counts{};
    for (const Port &port : map.ports)
        ++counts[static_cast<std::size_t>(port.use)];
    QStringList texts{text(part.model)};
    const std::array<const char *, 4> names{"free", "down", "up", "level"};
    for (std::size_t i = counts.size(); i-- > 0;)
        if (counts[i] > 0)
            texts << QStringLiteral("%1 %2").arg(counts[i]).arg(names[i]);
    return texts.join(QStringLiteral(" · "));
}

// Painting

double cageWidth(const PortMap::Bank &bank)
{
    return slotWidth * bank.perCage;
}

int columnsOf(const PortMap::Bank &bank)
{
    return bank.cages > mostInOneRow ? (bank.cages + 1) / 2 : bank.cages;
}

double bankHeight(const PortMap::Bank &bank)
{
    return bankHead + (bank.cages > mostInOneRow ? 2 : 1) * (cageHeight + cageGap) + bankGap;
}

QRectF cageArea(const PortMap::Bank &bank, int cage, double top)
{
    const bool isDouble = bank.cages > mostInOneRow;
    const int column = isDouble ? cage / 2 : cage, row = isDouble ? cage % 2 : 0;
    return {margin + column * (cageWidth(bank) + cageGap), top + bankHead + row * (cageHeight + cageGap),
            cageWidth(bank), cageHeight};
}

QColor fillOf(Use use, const Palette &palette)
{
    switch (use) {
    case Use::Free:
        return palette.slot;
    case Use::Down:
        return palette.fillOf(PartKind::Server);
    case Use::Up:
        return palette.fillOf(PartKind::Switch);
    case Use::Level:
        break;
    }
    return palette.fillOf(PartKind::Storage);
}

/// A triangle to where the port leads, so that colour is not the only sign.
void drawSign(QPainter &painter, const QRectF &area, Use use)
{
    const QPointF centre = area.center();
    const double half = area.width() / 2;
    if (use == Use::Up)
        painter.drawPolygon(QPolygonF(
            {{centre.x(), area.top()}, {area.right(), area.bottom()}, {area.left(), area.bottom()}}));
    else if (use == Use::Down)
        painter.drawPolygon(
            QPolygonF({{area.left(), area.top()}, {area.right(), area.top()}, {centre.x(), area.bottom()}}));
    else if (use == Use::Level)
        painter.drawPolygon(QPolygonF({{centre.x() - half, centre.y()},
                                       {centre.x(), centre.y() - half},
                                       {centre.x() + half, centre.y()},
                                       {centre.x(), centre.y() + half}}));
}

void drawPort(QPainter &painter, const QRectF &area, const Port &port, const DrawingStyle &style)
{
    constexpr double sign = 7, namePixels = 10, least = 7;
    const Palette &palette = paletteOf(style.theme);
    painter.setPen(thinPen(palette.line, style.text));
    painter.setBrush(fillOf(port.use, palette));
    painter.drawRect(area);
    painter.setBrush(palette.frame);
    painter.setPen(Qt::NoPen);
    drawSign(painter, {area.center().x() - sign / 2, area.bottom() - sign - 4, sign, sign}, port.use);
    painter.setPen(port.use == Use::Free ? palette.dimText : palette.text);
    const QFont font = drawingFont(namePixels, style.text);
    painter.setFont(drawingFont(shrunkSize(painter, font, port.name, area.width() - 3, least), style.text));
    drawLine(painter, {area.left() + 1, area.top() + 2, area.width() - 2, 14}, Qt::AlignCenter, port.name);
}

void drawLegend(QPainter &painter, double top, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const std::array<std::pair<Use, const char *>, 4> entries{{{Use::Down, "towards endpoints"},
                                                               {Use::Up, "away from them"},
                                                               {Use::Level, "same tier"},
                                                               {Use::Free, "free"}}};
    constexpr double swatch = 14, step = 130;
    double x = margin;
    painter.setFont(drawingFont(textPixels, style.text));
    for (const auto &[use, name] : entries) {
        const QRectF box(x, top + 3, swatch, swatch);
        painter.setPen(thinPen(palette.line, style.text));
        painter.setBrush(fillOf(use, palette));
        painter.drawRect(box);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.frame);
        drawSign(painter, box.adjusted(3.5, 3.5, -3.5, -3.5), use);
        painter.setPen(palette.dimText);
        drawLine(painter, {x + swatch + 5, top, step - swatch - 8, legendHeight},
                 Qt::AlignLeft | Qt::AlignVCenter, QLatin1String(name));
        x += step;
    }
}

} // namespace

PortMap portMapOf(const Design &design, const Evaluation &evaluation, const RackId &rackId,
                  const PlacementId &placementId)
{
    const Rack *rack = findById(design.racks, rackId);
    const RackType *type = rack ? findById(design.rackTypes, rack->type) : nullptr;
    const Placement *placement = type ? findById(type->placements, placementId) : nullptr;
    if (!placement)
        return {};
    const Part &part = partOf(design, *placement);
    const auto groups = portGroupsOf(part);
    const SeenPorts seen = seenBy(design, evaluation, static_cast<std::int32_t>(rack - design.racks.data()),
                                  static_cast<std::int32_t>(placement - type->placements.data()));
    PortMap map{.title = text(rack->name + "-" + placement->name)};
    for (std::size_t group = 0; group < groups.size(); ++group) {
        const auto perCage = static_cast<int>(groups[group].perCage);
        map.banks.push_back({bankTitle(groups[group]), static_cast<int>(cagesOf(groups[group])), perCage});
        for (int number = 0; number < groups[group].count; ++number) {
            Port port{.bank = group, .cage = number / perCage, .slot = number % perCage};
            port.name = text(portName(groups, group, number));
            QStringList lines;
            if (const auto found = seen.find({static_cast<int>(group), number}); found != seen.end())
                for (const Seen &one : found->second) {
                    port.use = one.use;
                    lines << one.text;
                }
            port.text = port.name + ' ' + (lines.isEmpty() ? QStringLiteral("free") : lines.join('\n'));
            map.ports.push_back(std::move(port));
        }
    }
    map.note = noteOf(map, part);
    return map;
}

QSizeF portMapSize(const PortMap &map)
{
    constexpr double least = 540; // for the legend
    QSizeF size(least, 2 * lineHeight + legendHeight + 2 * margin);
    for (const PortMap::Bank &bank : map.banks) {
        size.setWidth(std::max(size.width(), 2 * margin + columnsOf(bank) * (cageWidth(bank) + cageGap)));
        size.rheight() += bankHeight(bank);
    }
    return size;
}

std::vector<QRectF> drawPortMap(QPainter &painter, const QRectF &area, const PortMap &map,
                                const DrawingStyle &style)
{
    const QSizeF size = portMapSize(map);
    if (map.isEmpty() || area.isEmpty())
        return {};
    const double scale = std::min({1.0, area.width() / size.width(), area.height() / size.height()});
    const Palette &palette = paletteOf(style.theme);
    painter.save();
    painter.translate(area.topLeft());
    painter.scale(scale, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = size.width() - 2 * margin;
    painter.setPen(palette.text);
    painter.setFont(drawingFont(titlePixels, style.text, true));
    drawLine(painter, {margin, margin, width, lineHeight}, Qt::AlignLeft | Qt::AlignVCenter, map.title);
    painter.setPen(palette.dimText);
    painter.setFont(drawingFont(textPixels, style.text));
    drawLine(painter, {margin, margin + lineHeight, width, lineHeight}, Qt::AlignLeft | Qt::AlignVCenter,
             map.note);
    std::vector<double> tops;
    double top = margin + 2 * lineHeight;
    for (const PortMap::Bank &bank : map.banks) {
        painter.setPen(palette.dimText);
        painter.setFont(drawingFont(textPixels, style.text));
        drawLine(painter, {margin, top, width, bankHead}, Qt::AlignLeft | Qt::AlignVCenter, bank.title);
        tops.push_back(top);
        top += bankHeight(bank);
    }
    std::vector<QRectF> places;
    for (const Port &port : map.ports) {
        const PortMap::Bank &bank = map.banks[port.bank];
        QRectF place = cageArea(bank, port.cage, tops[port.bank]);
        place = {place.left() + port.slot * slotWidth, place.top(), slotWidth, place.height()};
        drawPort(painter, place, port, style);
        places.emplace_back(area.topLeft() + place.topLeft() * scale, place.size() * scale);
    }
    drawLegend(painter, top, style);
    painter.restore();
    return places;
}

} // namespace clusterwright
