// Fabric drawing: the devices of a network tier over tier, or group beside group, and the links between them,
// as data. One function paints it on the screen and on paper.
#pragma once

#include "exports/drawings/style.h"
#include "model/evaluation.h"

#include <QSizeF>
#include <QStringList>

namespace clusterwright {

/// What the lines of a fabric are coloured by.
enum class LinkColours { Medium, Utilisation, Plain };
template <>
inline constexpr auto namesOf<LinkColours> =
    std::array{Name{LinkColours::Medium, "medium"}, Name{LinkColours::Utilisation, "utilisation"},
               Name{LinkColours::Plain, "plain"}};

/// All places are in the units of `size`; painted at any size.
struct FabricDrawing {
    /// One device; the number of a box is the index of its device in the network.
    struct Box {
        QRectF place = {};
        QString name = {};   ///< "A05-leaf-1"
        QString detail = {}; ///< of a switch: "32 down, 32 up"
        Tier tier = Tier::Endpoint;
        bool stands = true; ///< false = a switch that is needed and stands nowhere
        std::int32_t group = 0;

        bool operator==(const Box &) const = default;
    };
    /// Devices of one tier that belong together: a unit, a pod, a plane, or a rack of endpoints.
    struct Group {
        QRectF place;
        QString title; ///< "Unit 1"
        QString count; ///< "64 leaves"
        Tier tier = Tier::Endpoint;
        std::vector<std::int32_t> boxes;

        bool operator==(const Group &) const = default;
    };
    /// The words beside a tier, or between two tiers.
    struct Label {
        QRectF place;
        QString title; ///< empty between tiers
        QStringList lines;

        bool operator==(const Label &) const = default;
    };
    /// All links between two devices, a below z, or between two groups.
    struct Line {
        std::int32_t a = 0, z = 0; ///< boxes, or groups
        std::int32_t links = 0;
        std::int16_t shade = 0;    ///< number in the legend
        double bytesPerSecond = 0; ///< of all of them, in each direction

        bool operator==(const Line &) const = default;
    };
    struct LegendEntry {
        QString text;     ///< "DAC 400G (64)"
        double level = 0; ///< of utilisation, 0..1

        bool operator==(const LegendEntry &) const = default;
    };

    QString title = {}, note = {};
    QSizeF size = {};
    LinkColours colours = LinkColours::Medium;
    std::vector<LegendEntry> legend = {};
    std::vector<QRectF> bands = {}; ///< behind the tiers
    std::vector<Label> labels = {};
    std::vector<Box> boxes = {};
    std::vector<Group> groups = {};
    std::vector<Line> lines = {};   ///< between devices
    std::vector<Line> bundles = {}; ///< between groups; those inside a group have a = z

    bool operator==(const FabricDrawing &) const = default;
    bool isEmpty() const { return boxes.empty(); }
};

/// The fabric must be of the design and the evaluation of it. `utilisation` is the load over the rate of each
/// link, in the order of the network, for LinkColours::Utilisation. Linear in links but for a sort.
FabricDrawing fabricDrawingOf(const Design &design, const Evaluation &evaluation, const Fabric &fabric,
                              LinkColours colours = LinkColours::Medium,
                              const std::vector<double> &utilisation = {});

/// What is pointed out in a drawing; all other lines fade.
struct FabricMarks {
    std::vector<std::int32_t> chosen = {}; ///< boxes: framed, with all their lines
    std::vector<std::int32_t> path = {};   ///< boxes, from one end to the other
    std::int32_t lost = -1;                ///< box that is taken out: crossed

    bool operator==(const FabricMarks &) const = default;
    bool isEmpty() const { return chosen.empty() && path.empty() && lost < 0; }
};

/// The size that shows the names of all devices, with title and legend as drawFabric() paints them.
QSizeF fabricSize(const FabricDrawing &drawing);

/// Paints title, drawing and legend into the area, as large as it fits. What is told depends on the size:
/// names in boxes, bars, or groups with a count; lines, or bundles of them where there are more than
/// mostFabricLines.
void drawFabric(QPainter &painter, const QRectF &area, const FabricDrawing &drawing,
                const DrawingStyle &style, const FabricMarks &marks = {});

/// The drawing alone, stretched to the area, which has the shape of `size`. Only what is exposed is painted;
/// lines are told by how many are there.
void drawFabricBody(QPainter &painter, const QRectF &area, const FabricDrawing &drawing,
                    const DrawingStyle &style, const FabricMarks &marks = {});

/// What the lines stand for, in rows no wider than `width`. Returns the height it takes; without a painter it
/// is only measured.
double drawFabricLegend(QPainter *painter, const QPointF &corner, double width, const FabricDrawing &drawing,
                        const DrawingStyle &style);

inline constexpr std::size_t mostFabricLines = 3000;

/// A rate in bits: "400 Gb/s", "25.6 Tb/s".
QString rateText(Bandwidth rate);

} // namespace clusterwright
