#include "model/words.h"
#include "tests/runner.h"

using namespace clusterwright;

class WordsTest : public QObject {
    Q_OBJECT

private slots:
    void everyWordMustStandInTheText_data();
    void everyWordMustStandInTheText();
    void severalTextsTogether();
    void moreWordsThanBits();
    void betterNamesScoreMore_data();
    void betterNamesScoreMore();
    void aMissingWordScoresNothing();
    void numbersInNamesCount_data();
    void numbersInNamesCount();
};

void WordsTest::everyWordMustStandInTheText_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("areIn");
    QTest::newRow("nothing is in everything") << ""
                                              << "A01" << true;
    QTest::newRow("spaces are nothing") << "   "
                                        << "" << true;
    QTest::newRow("case does not matter") << "dgX h100"
                                          << "NVIDIA DGX H100" << true;
    QTest::newRow("order does not matter") << "h100 dgx"
                                           << "NVIDIA DGX H100" << true;
    QTest::newRow("inside a word") << "idi"
                                   << "NVIDIA" << true;
    QTest::newRow("one word is missing") << "dgx b200"
                                         << "NVIDIA DGX H100" << false;
    QTest::newRow("longer than the text") << "nvidia-dgx"
                                          << "nvidia" << false;
    QTest::newRow("umlauts as they are") << "süd"
                                         << "Halle Süd" << true;
}

void WordsTest::everyWordMustStandInTheText()
{
    QFETCH(QString, words);
    QFETCH(QString, text);
    QTEST(Words(words.toStdString()).areIn(text.toStdString()), "areIn");
    QCOMPARE(Words(words.toStdString()).isEmpty(), words.trimmed().isEmpty());
}

void WordsTest::severalTextsTogether()
{
    const Words words("a01 node-1");
    const auto rack = words.foundIn("A01"), device = words.foundIn("node-1");
    QVERIFY(rack != words.all() && device != words.all());
    QCOMPARE(rack | device, words.all());
    QVERIFY(words.hasMissingWith('-', rack));
    QVERIFY(!words.hasMissingWith('-', device));
}

void WordsTest::moreWordsThanBits()
{
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "w" + std::to_string(i) + " ";
    const Words words(text);
    QCOMPARE(words.all(), ~Words::Found{0});
    QVERIFY(words.areIn(text));
    QVERIFY(!words.areIn("w1 w2"));
}

void WordsTest::betterNamesScoreMore_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("the whole name") << "save"
                                    << "Save"
                                    << "Save as...";
    QTest::newRow("two words are the whole name") << "zoom in"
                                                  << "Zoom in"
                                                  << "Zoom into";
    QTest::newRow("start of the name") << "rack"
                                       << "Rack 7"
                                       << "Add rack";
    QTest::newRow("start of a word") << "rack"
                                     << "Add racks"
                                     << "Tracking";
    QTest::newRow("start of a later word") << "r"
                                           << "Error report"
                                           << "error";
}

void WordsTest::betterNamesScoreMore()
{
    QFETCH(QString, words);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const Words looked(words.toStdString());
    QVERIFY(looked.score(better.toStdString()) > looked.score(worse.toStdString()));
    QVERIFY(looked.score(worse.toStdString()) > 0);
}

void WordsTest::aMissingWordScoresNothing()
{
    QCOMPARE(Words("zoom out").score("Zoom in"), 0);
    QCOMPARE(Words("zoom").score(""), 0);
}

void WordsTest::numbersInNamesCount_data()
{
    QTest::addColumn<QStringList>("ordered");
    QTest::newRow("by number, not by digit") << QStringList{"R1", "R2", "R10", "R100"};
    QTest::newRow("case comes last") << QStringList{"a1", "B1", "b2"};
    QTest::newRow("shorter first") << QStringList{"", "R", "R1", "R1-a", "R1-b"};
    QTest::newRow("leading zeros") << QStringList{"R01", "R1", "R02", "R2"};
    QTest::newRow("longer than any integer")
        << QStringList{"9", "10000000000000000000000000000000", "20000000000000000000000000000000"};
}

void WordsTest::numbersInNamesCount()
{
    QFETCH(QStringList, ordered);
    for (int i = 0; i < ordered.size(); ++i)
        for (int j = 0; j < ordered.size(); ++j)
            QCOMPARE(comesBefore(ordered[i].toStdString(), ordered[j].toStdString()), i < j);
}

std::unique_ptr<QObject> makeWordsTest()
{
    return make<WordsTest>();
}

#include "tst_words.moc"
