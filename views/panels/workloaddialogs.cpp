#include "views/panels/workloaddialogs.h"

#include "model/analysis/measuredcase.h"
#include "model/analysis/workloadcurves.h"
#include "model/analysis/workloadefficiency.h"
#include "model/design/edit.h"
#include "model/sizing/workloadstart.h"
#include "model/text.h"
#include "model/words.h"
#include "views/document.h"
#include "views/panels/workloadtext.h"
#include "views/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

namespace clusterwright {
namespace {

constexpr int listHeight = 150, listWidth = 420, constantsHeight = 170;
constexpr int otherModel = -1; ///< the entry for a model that is not in the library

QLabel *wrappedLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setAccessibleName(name);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

std::string trimmed(const QLineEdit &field)
{
    return field.text().trimmed().toStdString();
}

const WorkloadResults *resultsOf(const Evaluation &evaluation, const WorkloadId &id)
{
    const auto &all = evaluation.results.workloads;
    const auto found = std::ranges::find(all, id, &WorkloadResults::id);
    return found == all.end() ? nullptr : &*found;
}

} // namespace

WorkloadDialog::WorkloadDialog(Document &document, Result<std::vector<NamedModel>> models, QWidget *parent)
    : EditDialog(document, tr("Add workload"), tr("Add"), parent), m_document(document),
      m_models(models ? models.value() : std::vector<NamedModel>()), m_kind(new QComboBox),
      m_search(new QLineEdit), m_name(new QLineEdit), m_tokens(new QLineEdit), m_list(new QListWidget),
      m_summary(wrappedLabel(tr("What it gives")))
{
    for (const Name<WorkloadKind> &name : namesOf<WorkloadKind>)
        m_kind->addItem(choiceText(std::string(name.text)));
    m_search->setPlaceholderText(tr("Search the public models"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Public models"));
    m_list->setFixedHeight(listHeight);
    m_list->setMinimumWidth(listWidth);
    m_tokens->setPlaceholderText(tr("15e12; may stay empty"));
    form().addRow(tr("&Kind"), m_kind);
    form().addRow(tr("&Search"), m_search);
    form().addRow(tr("&Model"), m_list);
    if (!models)
        form().addRow(QString(), new QLabel(fileSentenceOf(models.error())));
    form().addRow(tr("&Name"), m_name);
    form().addRow(tr("&Tokens of the training"), m_tokens);
    form().addRow(m_summary);
    list();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &WorkloadDialog::refresh);
    connect(m_search, &QLineEdit::textChanged, this, &WorkloadDialog::list);
    connect(m_list, &QListWidget::currentRowChanged, this, &WorkloadDialog::refresh);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_isNamed = true; });
    connect(m_name, &QLineEdit::textEdited, this, &WorkloadDialog::refresh);
    connect(m_tokens, &QLineEdit::textEdited, this, &WorkloadDialog::refresh);
    refresh();
    m_search->setFocus();
}

QString WorkloadDialog::summary() const
{
    return m_summary->text();
}

WorkloadKind WorkloadDialog::kind() const
{
    return namesOf<WorkloadKind>.at(static_cast<std::size_t>(std::max(0, m_kind->currentIndex()))).value;
}

NamedModel WorkloadDialog::model() const
{
    const QListWidgetItem *item = m_list->currentItem();
    const int index = item ? item->data(Qt::UserRole).toInt() : otherModel;
    return index == otherModel ? NamedModel() : m_models.at(static_cast<std::size_t>(index));
}

/// Those in which every word of the search stands, and the way out.
void WorkloadDialog::list()
{
    const Words words(m_search->text().toStdString());
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (std::size_t i = 0; i < m_models.size(); ++i) {
        if (!words.areIn(m_models[i].name + ' ' + m_models[i].id))
            continue;
        auto *item = new QListWidgetItem(toQString(m_models[i].name), m_list);
        item->setData(Qt::UserRole, static_cast<int>(i));
        item->setToolTip(toQString(m_models[i].source));
    }
    auto *other = new QListWidgetItem(tr("Another model: state its shape in the inspector"), m_list);
    other->setData(Qt::UserRole, otherModel);
    m_list->setCurrentRow(0);
    refresh();
}

void WorkloadDialog::suggestName()
{
    if (!m_isNamed || m_name->text().trimmed().isEmpty())
        m_name->setText(
            toQString(model().name + (kind() == WorkloadKind::Training ? " training" : " serving"))
                .trimmed());
}

void WorkloadDialog::refresh()
{
    form().setRowVisible(m_tokens, kind() == WorkloadKind::Training);
    suggestName();
    check();
    const auto next = edited();
    if (!next)
        return m_summary->clear();
    const Workload &workload = next.value().workloads.back();
    const Evaluation evaluation = evaluate(next.value(), m_document.library());
    const WorkloadResults *results = resultsOf(evaluation, workload.id);
    if (!results)
        return m_summary->clear();
    QStringList lines{tr("%1.").arg(modelText(workload, *results)),
                      tr("%1.").arg(briefOf(workload, *results))};
    if (results->step)
        lines << tr("Starts with %1.")
                     .arg(layoutText(workload.training,
                                     dataRanks(trainingCaseOf(workload, *results->hardware))));
    for (const std::string &missing : results->missing)
        lines << toQString(missing);
    m_summary->setText(lines.join('\n'));
}

Result<Design> WorkloadDialog::edited() const
{
    Workload workload =
        startingWorkload(workloadContextOf(design(), m_document.evaluation().results), kind(), model());
    workload.name = trimmed(*m_name);
    auto next = addWorkload(design(), std::move(workload));
    if (const std::string tokens = trimmed(*m_tokens);
        next && !tokens.empty() && kind() == WorkloadKind::Training) {
        const WorkloadId id = next.value().workloads.back().id;
        return setValue(next.take(), id, "tokens", tokens);
    }
    return next;
}

QString WorkloadDialog::step() const
{
    return tr("Add workload %1").arg(m_name->text().trimmed());
}

MeasurementDialog::MeasurementDialog(Document &document, const WorkloadId &workload, QWidget *parent)
    : EditDialog(document, tr("Add measurement"), tr("Add"), parent), m_document(document),
      m_workload(workload), m_figure(new QComboBox), m_value(new QLineEdit), m_name(new QLineEdit),
      m_source(new QLineEdit)
{
    const Workload *found = findById(design().workloads, workload);
    if (found)
        for (const MeasurableFigure &figure : measurableFigures(found->kind))
            m_figure->addItem(toQString(figure.title), toQString(figure.key));
    m_name->setText(found ? toQString(found->name) : QString());
    m_source->setPlaceholderText(tr("who measured it, when, with which software"));
    auto *note = wrappedLabel(tr("What is kept"));
    note->setText(tr("The model, the layout and the hardware of the workload are kept with it as they are "
                     "now."));
    form().addRow(note);
    form().addRow(tr("&Figure"), m_figure);
    form().addRow(tr("&Measured"), m_value);
    form().addRow(tr("&Name"), m_name);
    form().addRow(tr("&Source"), m_source);
    for (const QLineEdit *field : {m_value, m_name, m_source})
        connect(field, &QLineEdit::textEdited, this, [this] { check(); });
    check();
    m_value->setFocus();
}

Result<Design> MeasurementDialog::edited() const
{
    const Workload *workload = findById(design().workloads, m_workload);
    const WorkloadResults *results = resultsOf(m_document.evaluation(), m_workload);
    if (!workload || !results || !results->hardware)
        return wrong(m_workload, {},
                     "The hardware of the workload is not known, so that nothing can be "
                     "held against the measurement.");
    const auto value = parseQuantity(trimmed(*m_value), {}, decimalMark());
    if (!value || *value <= 0)
        return wrong(m_workload, {}, "Type the measured value, a number greater than 0.");
    MeasuredRun run =
        measuredRunOf(*workload, *results->hardware, m_figure->currentData().toString().toStdString(), *value,
                      trimmed(*m_source));
    if (const std::string name = trimmed(*m_name); !name.empty())
        run.name = name;
    return addMeasuredRun(design(), std::move(run));
}

QString MeasurementDialog::step() const
{
    return tr("Add measurement %1").arg(m_name->text().trimmed());
}

CalibrationDialog::CalibrationDialog(Document &document, std::vector<MeasuredRun> published, QWidget *parent)
    : EditDialog(document, tr("Re-calibrate"), tr("Use these constants"), parent),
      m_published(std::move(published)), m_accelerator(new QComboBox), m_function(new QComboBox),
      m_constants(new QListWidget), m_withPublished(new QCheckBox(tr("&Published cases, too"))),
      m_outcome(wrappedLabel(tr("Outcome")))
{
    for (const Name<AcceleratorClass> &name : namesOf<AcceleratorClass>)
        m_accelerator->addItem(toQString(name.text).toUpper());
    m_accelerator->setCurrentIndex(static_cast<int>(AcceleratorClass::H100));
    m_function->addItem(tr("Training"), "workload.train_step");
    m_function->addItem(tr("Serving"), "workload.inference_throughput");
    m_withPublished->setChecked(design().measuredRuns.empty());
    m_constants->setAccessibleName(tr("Constants to be fitted"));
    m_constants->setFixedHeight(constantsHeight);
    m_constants->setMinimumWidth(listWidth);
    form().addRow(tr("&Accelerator"), m_accelerator);
    form().addRow(tr("&Runs"), m_function);
    form().addRow(tr("&Constants"), m_constants);
    form().addRow(QString(), m_withPublished);
    form().addRow(m_outcome);
    connect(m_constants, &QListWidget::itemChanged, this, &CalibrationDialog::refresh);
    connect(m_withPublished, &QCheckBox::toggled, this, &CalibrationDialog::refresh);
    for (const QComboBox *box : {m_accelerator, m_function})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            listConstants(); // their usual values are those of the kind
            refresh();
        });
    listConstants();
    refresh();
}

QString CalibrationDialog::outcome() const
{
    return m_outcome->text();
}

std::string CalibrationDialog::function() const
{
    return m_function->currentData().toString().toStdString();
}

AcceleratorClass CalibrationDialog::accelerator() const
{
    const auto index = static_cast<std::size_t>(std::max(0, m_accelerator->currentIndex()));
    return namesOf<AcceleratorClass>.at(index).value;
}

std::vector<MeasuredRun> CalibrationDialog::runs() const
{
    std::vector<MeasuredRun> runs = design().measuredRuns;
    if (m_withPublished->isChecked())
        runs.insert(runs.end(), m_published.begin(), m_published.end());
    std::erase_if(runs, [function = function()](const MeasuredRun &run) { return run.function != function; });
    return runs;
}

/// None is fitted unless the user says so.
void CalibrationDialog::listConstants()
{
    Hardware usual;
    usual.accelerator = accelerator();
    const std::string_view subject = m_function->currentIndex() == 0 ? "training" : "serving";
    const auto fittable = fittableConstants(function());
    const QSignalBlocker blocker(m_constants);
    m_constants->clear();
    for (const EfficiencyConstant &constant : efficiencyConstants(usual)) {
        if (constant.subject != subject || std::ranges::count(fittable, constant.name) == 0)
            continue;
        auto *item = new QListWidgetItem(tr("%1: %2, usually %3 (%4)")
                                             .arg(toQString(constant.name), toQString(constant.meaning),
                                                  toQString(formatFigure(constant.value)),
                                                  toQString(nameOf(constant.origin))),
                                         m_constants);
        item->setData(Qt::UserRole, toQString(constant.name));
        item->setCheckState(Qt::Unchecked);
    }
}

Result<Fit> CalibrationDialog::fitted() const
{
    std::vector<std::string> names;
    for (int i = 0; i < m_constants->count(); ++i)
        if (m_constants->item(i)->checkState() == Qt::Checked)
            names.push_back(m_constants->item(i)->data(Qt::UserRole).toString().toStdString());
    if (names.empty())
        return wrong("constants", {}, "Choose the constants to be fitted.");
    return fitConstants(runs(), accelerator(), names, design().fittedConstants);
}

void CalibrationDialog::refresh()
{
    m_fit = fitted();
    check();
    if (!m_fit)
        return m_outcome->clear();
    const Fit &fit = m_fit.value();
    QStringList lines{tr("Mean error of %1 runs: %2 before, %3 after.")
                          .arg(fit.runs)
                          .arg(toQString(formatPercent(fit.before)), toQString(formatPercent(fit.after)))};
    for (const FittedConstant &constant : fit.constants)
        lines << tr("%1 = %2").arg(toQString(constant.name), toQString(formatFigure(constant.value)));
    m_outcome->setText(lines.join('\n'));
}

Result<Design> CalibrationDialog::edited() const
{
    if (!m_fit)
        return m_fit.error();
    return setFittedConstants(design(), accelerator(), m_fit.value().constants);
}

QString CalibrationDialog::step() const
{
    return tr("Re-calibrate %1").arg(m_accelerator->currentText());
}

} // namespace clusterwright
