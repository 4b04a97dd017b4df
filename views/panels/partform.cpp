#include "views/panels/partform.h"

#include "views/icons.h"
#include "views/models/partformmodel.h"
#include "views/panels/partformtabs.h"
#include "views/panels/parthead.h"
#include "views/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace clusterwright {
namespace {

constexpr QSize usualSize(1180, 680);
constexpr int problemLines = 3, problemIcon = 16;
constexpr int keyRole = Qt::UserRole;

QString titleFor(PartForm::Purpose purpose, const Part &part)
{
    switch (purpose) {
    case PartForm::Purpose::New:
        return PartForm::tr("New part");
    case PartForm::Purpose::Copy:
        return PartForm::tr("Copy of %1").arg(toQString(fullName(part)));
    case PartForm::Purpose::Edit:
        break;
    }
    return PartForm::tr("Edit %1").arg(toQString(fullName(part)));
}

void setTextColour(QLabel &label, const QColor &colour)
{
    QPalette colours = label.palette();
    colours.setColor(QPalette::WindowText, colour);
    label.setPalette(colours);
}

} // namespace

PartForm::PartForm(const LibraryStack &stack, const Part &part, Purpose purpose, QWidget *parent)
    : QDialog(parent), m_stack(stack), m_original(part), m_purpose(purpose),
      m_model(new PartFormModel(part, this)), m_head(new PartHead), m_figures(new FiguresTab(*m_model)),
      m_sources(new SourcesTab), m_lifecycle(new LifecycleTab(*m_model)), m_notes(new NotesTab),
      m_tabs(new QTabWidget), m_problemTitle(new QLabel), m_reason(new QLabel), m_folderNote(new QLabel),
      m_problems(new QListWidget), m_folders(new QComboBox)
{
    setWindowTitle(titleFor(purpose, part));
    m_head->allowId(purpose != Purpose::Edit);
    m_head->allowKind(purpose == Purpose::New);
    fillFolders(part.id);
    layOut();
    m_sources->show(part);
    m_notes->show(part);
    refresh();
    connectAll();
    if (purpose == Purpose::Edit)
        m_figures->table().setFocus();
    else
        m_head->field("id")->setFocus();
}

void PartForm::layOut()
{
    m_tabs->addTab(m_figures, tr("Fi&gures"));
    m_tabs->addTab(m_sources, tr("So&urces"));
    m_tabs->addTab(m_lifecycle, tr("Life cycl&e"));
    m_tabs->addTab(m_notes, tr("&Notes"));
    m_problems->setAccessibleName(tr("Problems"));
    m_problems->setIconSize({problemIcon, problemIcon});
    m_problems->setFixedHeight(problemLines * (fontMetrics().height() + 4) + 2 * m_problems->frameWidth());
    m_problems->setUniformItemSizes(true);
    m_problemTitle->setBuddy(m_problems);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_head);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_problemTitle);
    layout->addWidget(m_problems);
    layout->addWidget(bottomRow());
    resize(usualSize);
}

QWidget *PartForm::bottomRow()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Save);
    connect(buttons, &QDialogButtonBox::accepted, this, &PartForm::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PartForm::reject);
    auto *label = new QLabel(tr("S&ave in"));
    label->setBuddy(m_folders);
    m_folders->setAccessibleName(tr("Save in"));
    const Palette &own = paletteOf(themeOf(palette()));
    setTextColour(*m_folderNote, own.dimText);
    setTextColour(*m_reason, own.refused);
    m_reason->setWordWrap(true);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(m_folders);
    layout->addWidget(m_folderNote);
    layout->addWidget(m_reason, 1);
    layout->addWidget(buttons);
    return row;
}

/// The folders of the user; first shown is the one that the part is from, or the last, which hides all
/// others.
void PartForm::fillFolders(const PartId &id)
{
    const auto origin = m_stack.origins.find(id);
    int shown = -1;
    for (std::size_t i = 0; i < m_stack.folders.size(); ++i) {
        const LibraryFolder &folder = m_stack.folders[i];
        if (folder.isShipped)
            continue;
        m_folders->addItem(toQString(folder.name), QVariant::fromValue(i));
        m_folders->setItemData(m_folders->count() - 1, toQString(folder.path), Qt::ToolTipRole);
        if (origin != m_stack.origins.end() && origin->second.folder == i)
            shown = m_folders->count() - 1;
    }
    m_folders->setCurrentIndex(shown < 0 ? m_folders->count() - 1 : shown);
}

void PartForm::connectAll()
{
    connect(m_head, &PartHead::edited, this, [this] { edit([this](Part &part) { m_head->writeTo(part); }); });
    connect(m_sources, &SourcesTab::edited, this,
            [this] { edit([this](Part &part) { m_sources->writeTo(part); }); });
    connect(m_lifecycle, &LifecycleTab::edited, this,
            [this] { edit([this](Part &part) { m_lifecycle->writeTo(part); }); });
    connect(m_notes, &NotesTab::edited, this,
            [this] { edit([this](Part &part) { m_notes->writeTo(part); }); });
    connect(m_model, &PartFormModel::edited, this, &PartForm::refresh);
    connect(m_folders, &QComboBox::currentIndexChanged, this, &PartForm::refresh);
    const auto goToItem = [this](const QListWidgetItem *item) {
        goTo(item->data(keyRole).toString().toStdString());
    };
    connect(m_problems, &QListWidget::itemClicked, this, goToItem);
    connect(m_problems, &QListWidget::itemActivated, this, goToItem);
}

void PartForm::edit(const std::function<void(Part &)> &change)
{
    Part part = m_model->part();
    change(part);
    m_model->setPart(std::move(part));
}

const Part &PartForm::part() const
{
    return m_model->part();
}

QString PartForm::folder() const
{
    return m_folders->currentData(Qt::ToolTipRole).toString();
}

void PartForm::refresh()
{
    m_head->show(part());
    m_lifecycle->show(part());
    listProblems();
    const QString reason = refusal();
    m_save->setEnabled(reason.isEmpty());
    m_reason->setText(reason.isEmpty() ? reason : tr("Cannot be saved yet. %1").arg(reason));
    m_folderNote->setText(folderNote());
    m_folderNote->setVisible(reason.isEmpty());
}

void PartForm::listProblems()
{
    const Theme theme = themeOf(palette());
    const auto &problems = m_model->problems();
    while (m_problems->count() > static_cast<int>(problems.size()))
        delete m_problems->takeItem(m_problems->count() - 1);
    for (std::size_t i = 0; i < problems.size(); ++i) {
        const int row = static_cast<int>(i);
        if (row == m_problems->count())
            m_problems->addItem(QString());
        const Severity severity = i < m_model->wrongCount() ? Severity::Error : Severity::Warning;
        QListWidgetItem &item = *m_problems->item(row);
        item.setIcon(severityIcon(severity, theme));
        item.setText(sentenceOf(problems[i]));
        item.setToolTip(item.text());
        item.setData(keyRole, toQString(problems[i].key));
    }
    m_problemTitle->setText(problems.empty()
                                ? tr("No problems")
                                : tr("Pro&blems (%1): a click or Enter goes there").arg(problems.size()));
}

/// What every part needs, though its file could be read without.
QString PartForm::missing() const
{
    for (const char *key : {"id", "vendor", "model"})
        for (const PartProblem &problem : m_model->problems())
            if (problem.key == key)
                return sentenceOf(problem);
    return {};
}

QString PartForm::refusal() const
{
    if (m_model->wrongCount() > 0)
        return sentenceOf(m_model->problems().front());
    if (const QString sentence = missing(); !sentence.isEmpty())
        return sentence;
    if (m_purpose != Purpose::Edit && m_stack.parts.contains(part().id))
        return tr("The library has a part %1 already; take another id.").arg(toQString(part().id));
    if (m_folders->count() == 0)
        return tr("The library has no folder of yours to save in.");
    const auto error = refusalToSave(part());
    if (!error)
        return {};
    const std::string figure = error->object.substr(std::min(error->object.size(), part().id.size() + 1));
    const bool isOfFigure = m_model->indexOf(figure).isValid();
    return isOfFigure ? sentenceOf(PartProblem{figure, error->key + " " + error->message})
                      : sentenceOf(PartProblem{error->key, error->message});
}

/// What becomes of the part of the same id that the library has.
QString PartForm::folderNote() const
{
    const auto origin = m_stack.origins.find(part().id);
    if (origin == m_stack.origins.end() || m_folders->count() == 0)
        return {};
    const std::size_t from = origin->second.folder, to = m_folders->currentData().value<std::size_t>();
    const LibraryFolder &folder = m_stack.folders.at(from);
    if (from == to)
        return {};
    if (folder.isShipped)
        return tr("Your copy hides the shipped part");
    return from < to ? tr("Your copy hides the part of %1").arg(toQString(folder.name))
                     : tr("The part of %1 goes on hiding this one").arg(toQString(folder.name));
}

void PartForm::showRefusal(const Error &error)
{
    m_reason->setText(sentenceOf(error));
    m_folderNote->hide();
}

void PartForm::showTab(QWidget *tab)
{
    m_tabs->setCurrentWidget(tab);
    tab->setFocus();
}

void PartForm::goTo(const std::string &key)
{
    if (m_model->indexOf(key).isValid()) {
        m_tabs->setCurrentWidget(m_figures);
        m_figures->goTo(key);
    } else if (QWidget *field = m_head->field(key)) {
        field->setFocus();
    } else if (key == "sources") {
        showTab(m_sources);
    } else if (key == "life_dates") {
        showTab(m_lifecycle);
    }
}

/// What stands in an open cell counts.
void PartForm::finishTyping()
{
    if (QWidget *focus = focusWidget())
        focus->clearFocus();
}

PartForm::~PartForm()
{
    finishTyping(); // a cell that is closed later would tell a form that is gone
}

void PartForm::accept()
{
    finishTyping();
    if (refusal().isEmpty())
        QDialog::accept();
}

/// Enter belongs to cells and lists; with Ctrl it saves.
void PartForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QDialog::keyPressEvent(event);
    else if (event->modifiers() & Qt::ControlModifier)
        accept();
}

void PartForm::reject()
{
    const bool isEdited = part() != m_original || m_model->wrongCount() > 0;
    const auto answer =
        isEdited ? QMessageBox::question(this, tr("Discard the changes?"),
                                         tr("What you changed in this part is not saved."),
                                         QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Cancel)
                 : QMessageBox::Discard;
    if (answer == QMessageBox::Discard)
        QDialog::reject();
}

} // namespace clusterwright
