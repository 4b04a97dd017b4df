#include "views/panels/calculatorform.h"

#include "model/calculators/calculatortext.h"
#include "views/text.h"

#include <QVBoxLayout>

namespace clusterwright {
namespace {

constexpr int gap = 8;

/// The sentence of an error, with the input called by its title.
QString sentenceFor(const Error &error, std::string_view key)
{
    if (error.key != key || !error.message.starts_with(key))
        return toQString(error.message);
    return toQString(calc::titleOfKey(key) + error.message.substr(key.size()));
}

} // namespace

CalculatorForm::CalculatorForm(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(gap);
    m_layout->addStretch(1);
}

void CalculatorForm::setCalculator(const calc::Calculator &calculator)
{
    for (CalculatorInput *input : m_inputs)
        delete input;
    m_inputs.clear();
    for (const calc::Input &each : calculator.inputs) {
        auto *input = new CalculatorInput(each);
        m_layout->insertWidget(m_layout->count() - 1, input); // before the stretch
        m_inputs.push_back(input);
        connect(input, &CalculatorInput::changed, this, &CalculatorForm::changed);
    }
    int unitWidth = 0;
    for (const CalculatorInput *input : m_inputs)
        unitWidth = std::max(unitWidth, input->unitWidth());
    for (CalculatorInput *input : m_inputs)
        input->setUnitWidth(unitWidth);
    setFocusProxy(m_inputs.empty() ? nullptr : &m_inputs.front()->editor());
}

calc::Record CalculatorForm::values() const
{
    calc::Record values;
    for (const CalculatorInput *input : m_inputs)
        if (auto value = input->value())
            values.add(std::string(input->key()), *std::move(value));
    return values;
}

void CalculatorForm::setValues(const calc::Record &values)
{
    {
        const QSignalBlocker blocker(this);
        for (CalculatorInput *input : m_inputs) {
            const calc::Value *value = values.find(input->key());
            input->setValue(value ? std::optional(*value) : std::nullopt);
        }
    }
    emit changed();
}

void CalculatorForm::use(const std::vector<calc::DesignValue> &values)
{
    {
        const QSignalBlocker blocker(this);
        for (const calc::DesignValue &value : values)
            if (CalculatorInput *found = input(value.key))
                found->setValue(value.value, toQString(value.from));
    }
    emit changed();
}

bool CalculatorForm::refuse(const Error &error)
{
    accept();
    const std::string key = error.key.substr(0, error.key.find_first_of("[."));
    CalculatorInput *wrong = input(key);
    if (wrong)
        wrong->refuse(sentenceFor(error, key), error.key);
    return wrong != nullptr;
}

void CalculatorForm::accept()
{
    for (CalculatorInput *input : m_inputs)
        input->refuse({});
}

CalculatorInput *CalculatorForm::input(std::string_view key) const
{
    const auto found = std::ranges::find(m_inputs, key, &CalculatorInput::key);
    return found == m_inputs.end() ? nullptr : *found;
}

} // namespace clusterwright
