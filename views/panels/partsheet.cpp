#include "views/panels/partsheet.h"

#include "model/parts/connectortext.h"
#include "model/parts/figuretext.h"
#include "model/text.h"
#include "views/parttext.h"
#include "views/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <set>

namespace clusterwright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PartSheet", text);
}

enum class Group { Size, Power, Cooling, Further, Supply };

Group groupOf(const Part &part, const std::string &key)
{
    static const std::set<std::string> size{
        "height_u",        "width_m",          "depth_m",          "mass_kg",         "outer_width_m",
        "outer_depth_m",   "outer_height_m",   "mounting_depth_m", "opening_width_m", "static_load_kg",
        "dynamic_load_kg", "shipping_load_kg", "loaded_mass_kg",   "filled_mass_kg"};
    static const std::set<std::string> power{"nameplate_power_w",      "max_power_w",
                                             "typical_power_w",        "idle_power_w",
                                             "power_supplies",         "supply_efficiency_grade",
                                             "lowest_input_voltage_v", "highest_input_voltage_v",
                                             "inrush_current_a",       "rack_power_w",
                                             "max_rack_power_w",       "bus_voltage_v",
                                             "bus_current_a",          "power_shelf_count",
                                             "supplies_of_shelf",      "power_shelf_rating_w",
                                             "supply_rating_w",        "shelf_redundancy",
                                             "thermal_design_power_w", "design_power_range"};
    static const std::set<std::string> cooling{
        "heat_w",        "airflow_m3_per_s", "airflow_direction",        "liquid_heat_fraction",
        "inlet_class",   "lowest_inlet_c",   "highest_inlet_c",          "highest_coolant_c",
        "liquid_heat_w", "air_heat_w",       "highest_coolant_return_c", "coolant_flow_m3_per_s",
        "cooling_method"};
    if (key.ends_with("_lead_days"))
        return Group::Supply;
    if (size.contains(key))
        return Group::Size;
    const bool isFeed = factsOf<FeedFacts>(part) || factsOf<PowerEquipmentFacts>(part);
    if (power.contains(key) || isFeed)
        return Group::Power;
    return cooling.contains(key) || factsOf<CoolingFacts>(part) ? Group::Cooling : Group::Further;
}

class Writer {
public:
    explicit Writer(const PartSheet &sheet)
        : m_sheet(sheet), m_part(sheet.part), m_dim(paletteOf(sheet.theme).dimText.name())
    {
    }

    QString html();

private:
    void heading(const QString &title);
    /// Value and what stands below it are HTML.
    void row(const QString &title, const QString &value, const QString &below = {});
    void plainRow(const QString &title, std::string_view value);
    void paragraph(const QString &title, std::string_view text);
    QString dim(const QString &html) const;

    void figures(const QString &title, Group group, const std::vector<FigureRow> &rows);
    void figure(const FigureRow &figure);
    QString sourceText(const std::string &key, bool isSame = false) const;
    QString partText(const std::string &part) const;
    void namedParts(Group group);
    void whereUsed();
    void supply(const std::vector<FigureRow> &rows);
    void trade();
    void connectors();
    void origin();
    void sources();

    const PartSheet &m_sheet;
    const Part &m_part;
    QString m_dim, m_html;
    std::string m_lastSource; ///< of the figure above in the same group
};

QString safe(std::string_view text)
{
    return toQString(text).toHtmlEscaped();
}

QString link(const QString &target, const QString &text)
{
    return "<a href=\"" + target.toHtmlEscaped() + "\">" + text + "</a>";
}

QString link(const char *scheme, const std::string &id, const QString &text)
{
    return link(QString(scheme) + ':' + toQString(id), text);
}

/// A page of the web may be opened, nothing else.
bool isWebPage(const std::string &url)
{
    return url.starts_with("https://") || url.starts_with("http://");
}

QString Writer::dim(const QString &html) const
{
    return "<span style=\"color:" + m_dim + "\">" + html + "</span>";
}

void Writer::heading(const QString &title)
{
    m_html += "<h4 style=\"margin-top:12px; margin-bottom:2px\">" + title.toHtmlEscaped() + "</h4>";
}

void Writer::row(const QString &title, const QString &value, const QString &below)
{
    m_html += "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"1\"><tr><td width=\"34%\">" +
              dim(title.toHtmlEscaped()) + "</td><td>" + value;
    if (!below.isEmpty())
        m_html += "<br><small>" + dim(below) + "</small>";
    m_html += "</td></tr></table>";
}

void Writer::plainRow(const QString &title, std::string_view value)
{
    if (!value.empty())
        row(title, safe(value));
}

void Writer::paragraph(const QString &title, std::string_view text)
{
    if (text.empty())
        return;
    heading(title);
    m_html += "<p style=\"margin-top:0px; margin-bottom:0px\">" + safe(text) + "</p>";
}

/// Its title once in a row of figures, so that a page is not full of it.
QString Writer::sourceText(const std::string &key, bool isSame) const
{
    const Source *source = sourceOf(m_part, key);
    if (!source)
        return safe(key);
    const QString title =
        isSame ? tr("same\u00a0source") : safe(source->title.empty() ? source->url : source->title);
    return isWebPage(source->url) ? link(toQString(source->url), title) : title;
}

void Writer::figure(const FigureRow &figure)
{
    const bool isEstimate = figure.kind == FigureKind::Estimate;
    QString value = isEstimate ? "≈ " + safe(figure.text) : safe(figure.text);
    if (figure.number)
        value = "<b>" + value + "</b>";
    QStringList below;
    if (isEstimate)
        below << "<b><i>" + tr("estimate") + "</i></b>";
    else
        below << namedText(nameOf(figure.kind));
    below << tr("%1 confidence").arg(toQString(nameOf(figure.confidence)));
    if (!figure.source.empty())
        below << sourceText(figure.source, figure.source == m_lastSource);
    m_lastSource = figure.source;
    QString text = below.join(" · ");
    if (!figure.basis.empty())
        text += "<br><i>" + safe(figure.basis) + "</i>";
    row(toQString(figure.title), value, text);
}

/// The known figures, then the names of the unknown ones.
void Writer::figures(const QString &title, Group group, const std::vector<FigureRow> &rows)
{
    QStringList unknown;
    const QString before = std::exchange(m_html, {});
    m_lastSource.clear();
    namedParts(group);
    for (const FigureRow &one : rows) {
        if (groupOf(m_part, one.key) != group)
            continue;
        if (one.isKnown)
            figure(one);
        else
            unknown << toQString(one.title).toLower();
    }
    if (!unknown.isEmpty())
        m_html += "<p style=\"margin-top:2px; margin-bottom:0px\">" +
                  dim(tr("Not stated: ") + unknown.join(", ").toHtmlEscaped()) + "</p>";
    const QString body = std::exchange(m_html, before);
    if (body.isEmpty())
        return;
    heading(title);
    m_html += body;
}

/// A name, or a link to the part of the library.
QString Writer::partText(const std::string &part) const
{
    const auto found = m_sheet.library.parts.find(part);
    return found == m_sheet.library.parts.end() ? safe(part)
                                                : link(partScheme, part, safe(fullName(found->second)));
}

/// What is no figure but belongs to the group.
void Writer::namedParts(Group group)
{
    if (group == Group::Size && m_part.isFullDepth)
        plainRow(tr("Full depth"), *m_part.isFullDepth ? "yes" : "no");
    if (group == Group::Power) {
        plainRow(tr("Inlet of each supply"), m_part.electrical.inlet);
        if (const auto *feed = factsOf<FeedFacts>(m_part))
            plainRow(tr("Kinds of outlets"), feed->outlets);
    }
    const auto *server = factsOf<ServerFacts>(m_part);
    if (group != Group::Further || !server)
        return;
    if (!server->accelerator.empty())
        row(tr("Accelerator"), partText(server->accelerator));
    if (!server->cpu.empty())
        row(tr("Processor"), partText(server->cpu));
}

void Writer::whereUsed()
{
    heading(tr("Where used"));
    const WhereUsed &used = m_sheet.used;
    if (!used.isUsed()) {
        m_html += "<p style=\"margin-top:0px; margin-bottom:0px\">" + dim(tr("Not in this design.")) + "</p>";
        return;
    }
    for (const WhereUsed::InRackType &type : used.rackTypes)
        row(tr("Rack type"), link(objectScheme, type.type, safe(type.name)),
            type.racks == 0
                ? tr("%1 in a rack, of which none stands").arg(type.perRack)
                : tr("%1 in each of %2").arg(type.perRack).arg(counted(type.racks, tr("rack"), tr("racks"))));
    for (const WhereUsed::InNodeType &type : used.nodeTypes)
        row(tr("Node type"), link(objectScheme, type.type, safe(type.name)));
    if (used.pieces > 0)
        row(tr("In all"), tr("<b>%1</b> in %2")
                              .arg(counted(used.pieces, tr("piece"), tr("pieces")),
                                   counted(used.racks, tr("rack"), tr("racks"))));
}

void Writer::supply(const std::vector<FigureRow> &rows)
{
    const Lifecycle &life = m_part.lifecycle;
    heading(tr("Supply"));
    row(tr("Status"), life.status == LifeStatus::Unknown ? dim(tr("not stated"))
                                                         : namedText(nameOf(life.status)).toHtmlEscaped());
    for (const LifeDate &date : life.dates) {
        QStringList below{tr("%1 confidence").arg(toQString(nameOf(date.confidence)))};
        if (!date.source.empty())
            below << sourceText(date.source);
        if (!date.basis.empty())
            below << "<i>" + safe(date.basis) + "</i>";
        row(namedText(nameOf(date.status)), safe(date.date), below.join(" · "));
    }
    for (const FigureRow &one : rows)
        if (one.isKnown && groupOf(m_part, one.key) == Group::Supply)
            figure(one);
    plainRow(tr("Supplier"), life.supplier);
    plainRow(tr("Order code"), m_part.orderCode);
    plainRow(tr("Second source"), m_part.secondSource);
    for (const Alternate &alternate : life.alternates)
        row(tr("Alternate"), partText(alternate.part),
            alternate.differences.empty() ? tr("equal in form, fit and function")
                                          : safe(alternate.differences));
    if (life.trade != TradeData())
        trade();
}

void Writer::trade()
{
    const TradeData &data = m_part.lifecycle.trade;
    plainRow(tr("Export control class (ECCN)"), data.eccn);
    plainRow(tr("Customs tariff code"), data.tariffCode);
    plainRow(tr("Country of origin"), data.origin);
    if (data.processing)
        plainRow(tr("Total processing performance"), formatExact(*data.processing));
    if (data.density)
        plainRow(tr("Performance density"), formatExact(*data.density));
    if (!data.source.empty())
        row(tr("Trade data as stated by"), sourceText(data.source), safe(data.date));
}

void Writer::connectors()
{
    if (m_part.connectors.empty())
        return;
    heading(tr("Connectors"));
    QStringList lines;
    for (const std::string &line : connectorSummary(m_part.connectors))
        lines << safe(line);
    m_html += "<p style=\"margin-top:0px; margin-bottom:2px\">" + lines.join("<br>") + "</p>";
    m_html += link(connectorsScheme, {},
                   m_sheet.showsConnectors ? tr("Hide the list") : tr("List them one by one"));
    if (!m_sheet.showsConnectors)
        return;
    m_html += "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"1\">";
    for (const Connector &connector : m_part.connectors)
        m_html += "<tr><td>" + safe(connector.name) + "</td><td>" + safe(connectorTypeText(connector)) +
                  "</td><td>" +
                  dim(safe(connector.description.empty() ? connectorKindText(connector.kind)
                                                         : connector.description)) +
                  "</td></tr>";
    m_html += "</table>";
}

void Writer::origin()
{
    heading(tr("Library"));
    const auto found = m_sheet.library.origins.find(m_part.id);
    const auto &folders = m_sheet.library.folders;
    QString folder = dim(tr("not stated")), below;
    if (found != m_sheet.library.origins.end() && found->second.folder < folders.size()) {
        folder = safe(folders[found->second.folder].name);
        for (const std::size_t hidden : found->second.hidden)
            if (hidden < folders.size())
                below = tr("hides the part of %1").arg(safe(folders[hidden].name)) +
                        (below.isEmpty() ? QString() : "<br>" + below);
    }
    row(tr("Folder"), folder, below);
    plainRow(tr("Id"), m_part.id);
    plainRow(tr("Version"), m_part.version);
}

void Writer::sources()
{
    if (m_part.sources.empty())
        return;
    heading(tr("Sources"));
    for (const Source &source : m_part.sources)
        m_html += "<p style=\"margin-top:0px; margin-bottom:2px\">" + sourceText(source.key) +
                  (source.retrieved.empty() ? QString() : dim(tr(", read on ") + safe(source.retrieved))) +
                  "</p>";
}

QString Writer::html()
{
    const auto rows = figureRows(m_part);
    if (!m_part.summary.empty())
        m_html += "<p style=\"margin-top:2px; margin-bottom:0px\">" + safe(m_part.summary) + "</p>";
    paragraph(tr("Sources disagree"), m_part.conflicts);
    figures(tr("Size"), Group::Size, rows);
    figures(tr("Power"), Group::Power, rows);
    figures(tr("Cooling"), Group::Cooling, rows);
    figures(tr("Further figures"), Group::Further, rows);
    connectors();
    whereUsed();
    supply(rows);
    paragraph(tr("Notes"), m_part.notes);
    origin();
    sources();
    return m_html;
}

} // namespace

QString htmlOf(const PartSheet &sheet)
{
    return Writer(sheet).html();
}

} // namespace clusterwright
