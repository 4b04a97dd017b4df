#include "views/panels/inspectorpanel.h"

#include "exports/drawings/style.h"
#include "model/design/edit.h"
#include "model/parts/figurelist.h"
#include "views/document.h"
#include "views/icons.h"
#include "views/panels/fieldinputs.h"
#include "views/panels/foldsection.h"
#include "views/selection.h"
#include "views/text.h"

#include <QLabel>
#include <QScrollArea>

namespace clusterwright {
namespace {

constexpr int margin = 8, gap = 6, columnGap = 4;

/// Figures, stated or not, and assumptions.
bool isExplained(const InspectedField &shown)
{
    return shown.origin || shown.common.field.figure || shown.common.field.needsBasis;
}

/// Sections and fields are the same things, whatever their values are.
bool isSameShape(const InspectorContent &a, const InspectorContent &b)
{
    const auto isSameField = [](const InspectedField &x, const InspectedField &y) {
        const Field &one = x.common.field, &other = y.common.field;
        return one.key == other.key && one.canSet == other.canSet && one.choices == other.choices &&
               one.title == other.title && isExplained(x) == isExplained(y);
    };
    const auto isSameResult = [](const InspectedResult &x, const InspectedResult &y) {
        return x.metric == y.metric;
    };
    return std::ranges::equal(a.sections, b.sections, [&](const auto &x, const auto &y) {
        return std::ranges::equal(x.fields, y.fields, isSameField) &&
               std::ranges::equal(x.results, y.results, isSameResult) && x.isOpen == y.isOpen;
    });
}

/// Titles of sections that name a part are folded alike.
QString foldKey(const QString &title)
{
    return title.section(':', 0, 0);
}

} // namespace

ResultRow::ResultRow(const QString &title, Explainer explainer, QWidget *parent)
    : QWidget(parent), m_title(columnLabel(title)), m_value(new QLabel),
      m_why(new WhyBox(title, std::move(explainer)))
{
    m_value->setWordWrap(true);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_value->setAccessibleName(title);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(columnGap);
    layout->setVerticalSpacing(0);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_title, 0, 0);
    layout->addWidget(m_value, 0, 1);
    layout->addWidget(m_why->button(), 0, 2);
    layout->addWidget(m_why, 1, 0, 1, 3);
}

void ResultRow::showResult(const InspectedResult &result)
{
    m_title->setText(result.title);
    m_value->setText(result.value);
    QPalette colours = palette();
    if (result.isOver)
        colours.setColor(QPalette::WindowText, paletteOf(themeOf(colours)).refused);
    m_value->setPalette(colours);
    m_why->refresh();
}

QString ResultRow::title() const
{
    return m_title->text();
}

QString ResultRow::value() const
{
    return m_value->text();
}

InspectorPanel::InspectorPanel(Document &document, Selection &selection, const Library &library,
                               QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_library(library),
      m_scroll(new QScrollArea)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, margin, 0, 0);
    layout->setSpacing(gap);
    buildHeader(*layout);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // values keep their width as sections unfold
    m_scroll->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_scroll, 1);
    connect(&document, &Document::changed, this, &InspectorPanel::refresh);
    connect(&selection, &Selection::changed, this, &InspectorPanel::refresh);
    connect(m_makeUnique, &QToolButton::clicked, this, &InspectorPanel::makeUniqueRequested);
    m_content = inspectorContent(document, selection, library);
    rebuild();
    fill({});
}

void InspectorPanel::buildHeader(QVBoxLayout &layout)
{
    m_header = new QLabel;
    m_header->setWordWrap(true);
    m_header->setContentsMargins(margin, 0, margin, 0);
    QFont bold = m_header->font();
    bold.setBold(true);
    m_header->setFont(bold);
    m_header->setAccessibleName(tr("Selected"));
    m_shared = new QFrame;
    m_shared->setFrameShape(QFrame::StyledPanel);
    m_sharedNote = new QLabel;
    m_sharedNote->setWordWrap(true);
    m_makeUnique = new QToolButton;
    m_makeUnique->setText(tr("Make unique"));
    m_makeUnique->setToolTip(tr("Gives this rack a type of its own"));
    auto *line = new QHBoxLayout(m_shared);
    line->setContentsMargins(margin, gap, margin, gap);
    line->addWidget(m_sharedNote, 1);
    line->addWidget(m_makeUnique);
    layout.addWidget(m_header);
    layout.addWidget(m_shared);
}

void InspectorPanel::refresh()
{
    const InspectorContent before = std::move(m_content);
    m_content = inspectorContent(m_document, m_selection, m_library);
    if (!isSameShape(before, m_content))
        rebuild();
    fill(before);
}

/// A field that loses the focus because it goes must not commit.
InspectorPanel::~InspectorPanel()
{
    forgetTyped();
}

void InspectorPanel::forgetTyped()
{
    for (const Built &built : m_built)
        for (FieldEditor *editor : built.editors)
            editor->forget();
}

/// The old widgets go when the event that may have come from one of them is over.
void InspectorPanel::rebuild()
{
    forgetTyped();
    m_built.clear();
    if (QWidget *old = m_scroll->takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    m_body = new QWidget;
    auto *layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(margin, 0, margin, margin);
    layout->setSpacing(gap);
    for (std::size_t i = 0; i < m_content.sections.size(); ++i) {
        const InspectorSection &section = m_content.sections[i];
        Built built;
        const QString key = foldKey(section.title);
        built.section = new FoldSection(section.title, m_foldedByUser.value(key, section.isOpen));
        connect(built.section, &FoldSection::folded, this,
                [this, key](bool isOpen) { m_foldedByUser[key] = isOpen; });
        for (std::size_t field = 0; field < section.fields.size(); ++field)
            built.section->add(built.editors.emplace_back(makeEditor(i, field)));
        for (std::size_t result = 0; result < section.results.size(); ++result)
            built.section->add(built.results.emplace_back(makeResult(i, result)));
        layout->addWidget(built.section);
        m_built.push_back(built);
    }
    layout->addStretch(1);
    m_scroll->setWidget(m_body);
}

void InspectorPanel::fill(const InspectorContent &before)
{
    m_header->setText(m_content.header);
    m_sharedNote->setText(m_content.sharedNote);
    m_shared->setVisible(!m_content.sharedNote.isEmpty());
    for (std::size_t i = 0; i < m_built.size(); ++i) {
        const InspectorSection &section = m_content.sections[i];
        const bool isSame = i < before.sections.size() && before.sections[i].objects == section.objects;
        m_built[i].section->setTitle(section.title);
        m_built[i].section->setNote(section.note);
        for (std::size_t field = 0; field < section.fields.size(); ++field)
            m_built[i].editors[field]->showField(section.fields[field], isSame);
        for (std::size_t result = 0; result < section.results.size(); ++result)
            m_built[i].results[result]->showResult(section.results[result]);
    }
}

FieldEditor *InspectorPanel::makeEditor(std::size_t section, std::size_t field)
{
    return new FieldEditor(m_content.sections[section].fields[field], actionsFor(section, field));
}

FieldActions InspectorPanel::actionsFor(std::size_t section, std::size_t field)
{
    const InspectedField &shown = m_content.sections[section].fields[field];
    const std::string key = shown.common.field.key;
    FieldActions actions;
    actions.trial = [this, section, key](const FieldActions::Typed &value, const std::string &basis) {
        return setValues(m_document.design(), m_content.sections[section].objects, key, value, basis);
    };
    actions.take = [this, section, title = toQString(shown.common.field.title)](Design next) {
        const auto &objects = m_content.sections[section].objects;
        const QString what = objects.size() > 1 ? tr("%1 objects").arg(objects.size())
                             : objects.front() == "design"
                                 ? tr("the design")
                                 : nameOfObject(m_document.design(), objects.front());
        m_document.apply(tr("Set %1 of %2").arg(title.toLower(), what), std::move(next));
    };
    actions.reset = [this, section, key] { resetFigure(m_content.sections[section].objects.front(), key); };
    if (isExplained(shown))
        actions.explain = [this, section, key] {
            return explain(m_document.design(), m_document.evaluation(), key,
                           m_content.sections[section].objects.front(), &m_library);
        };
    return actions;
}

ResultRow *InspectorPanel::makeResult(std::size_t section, std::size_t result)
{
    return new ResultRow(m_content.sections[section].results[result].title, [this, section, result] {
        const InspectedResult &shown = m_content.sections[section].results[result];
        return explain(m_document.design(), m_document.evaluation(), shown.metric, shown.object, &m_library);
    });
}

void InspectorPanel::resetFigure(const PartId &part, const std::string &key)
{
    const auto found = m_library.find(part);
    if (found != m_library.end())
        m_document.apply(tr("Library value of %1").arg(toQString(figureTitle(key)).toLower()),
                         clusterwright::resetFigure(m_document.design(), found->second, key));
}

QString InspectorPanel::header() const
{
    return m_header->text();
}

QString InspectorPanel::sharedNote() const
{
    return m_content.sharedNote;
}

FoldSection *InspectorPanel::section(const QString &title) const
{
    for (const Built &built : m_built)
        if (built.section->heading().text() == title)
            return built.section;
    return nullptr;
}

FieldEditor *InspectorPanel::editor(const std::string &key) const
{
    for (const Built &built : m_built)
        for (FieldEditor *editor : built.editors)
            if (editor->key() == key)
                return editor;
    return nullptr;
}

ResultRow *InspectorPanel::result(const QString &title) const
{
    for (const Built &built : m_built)
        for (ResultRow *row : built.results)
            if (row->title() == title)
                return row;
    return nullptr;
}

void InspectorPanel::focusFirst()
{
    for (const Built &built : m_built)
        for (FieldEditor *editor : built.editors)
            if (editor->input()->focusPolicy() & Qt::TabFocus && built.section->isOpen()) {
                editor->input()->setFocus(Qt::ShortcutFocusReason);
                return;
            }
}

} // namespace clusterwright
