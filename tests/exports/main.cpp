#include "exports/formats.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QApplication>
#include <QFile>

std::unique_ptr<QObject> makeCableDocumentsTest();
std::unique_ptr<QObject> makeChartTableTest();
std::unique_ptr<QObject> makeChartsOfTest();
std::unique_ptr<QObject> makeChartsTest();
std::unique_ptr<QObject> makeComparisonBookTest();
std::unique_ptr<QObject> makeComposeTest();
std::unique_ptr<QObject> makeComposeWorkloadsTest();
std::unique_ptr<QObject> makeCoolingExportTest();
std::unique_ptr<QObject> makeCsvTest();
std::unique_ptr<QObject> makeElevationTest();
std::unique_ptr<QObject> makeEvaluationJsonTest();
std::unique_ptr<QObject> makeFabricDrawingTest();
std::unique_ptr<QObject> makeFloorPlanTest();
std::unique_ptr<QObject> makeFormatsTest();
std::unique_ptr<QObject> makeHistoryTest();
std::unique_ptr<QObject> makeNumberingTest();
std::unique_ptr<QObject> makeOnelineTest();
std::unique_ptr<QObject> makePaletteTest();
std::unique_ptr<QObject> makePartFrontTest();
std::unique_ptr<QObject> makePdfFinishTest();
std::unique_ptr<QObject> makePdfTest();
std::unique_ptr<QObject> makeSheetTest();
std::unique_ptr<QObject> makeTopologyFilesTest();
std::unique_ptr<QObject> makeUpkeepTest();
std::unique_ptr<QObject> makeWorkloadChartsTest();
std::unique_ptr<QObject> makeXlsxTest();

namespace {

/// For the test that compares the bytes of two processes.
int writeSample(const QString &format, const QString &path)
{
    using namespace clusterwright;
    const Design design = sample::richDesign();
    const auto bytes = exportBytes(format.toStdString(), design, evaluate(design), sample::issue());
    QFile file(path);
    if (!bytes || !file.open(QIODevice::WriteOnly))
        return 1;
    return file.write(QByteArray::fromStdString(bytes.value())) > 0 ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--write" && arguments.size() == 4)
        return writeSample(arguments[2], arguments[3]);
    return runTests({makeCableDocumentsTest,
                     makeChartTableTest,
                     makeChartsOfTest,
                     makeChartsTest,
                     makeComparisonBookTest,
                     makeComposeTest,
                     makeComposeWorkloadsTest,
                     makeCoolingExportTest,
                     makeCsvTest,
                     makeElevationTest,
                     makeEvaluationJsonTest,
                     makeFabricDrawingTest,
                     makeFloorPlanTest,
                     makeFormatsTest,
                     makeHistoryTest,
                     makeNumberingTest,
                     makeOnelineTest,
                     makePaletteTest,
                     makePartFrontTest,
                     makePdfFinishTest,
                     makePdfTest,
                     makeSheetTest,
                     makeTopologyFilesTest,
                     makeUpkeepTest,
                     makeWorkloadChartsTest,
                     makeXlsxTest},
                    arguments);
}
