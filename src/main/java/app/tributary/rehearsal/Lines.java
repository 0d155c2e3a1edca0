package app.tributary.rehearsal;

import java.util.List;

/** What the cast says. */
final class Lines {
    static final List<String> TALK = List.of("evening all, tea is ready ☕", "that jump LUL",
            "first try, I believe Kappa",
            "ok that was clean", "the music in this level is so good 🎶", "my cat just walked over the keyboard 🐈",
            "good luck tonight!", "this boss again... HeyGuys", "ten minutes late, what did I miss", "LUL LUL LUL",
            "I had the same bug last week", "chat, hydrate 💧", "PogChamp", "nice, nice, nice",
            "the left door, trust me", "not the left door 😭", "hello from a train 🚆", "audio is perfect by the way",
            "is it raining where you are too", "that lamp behind you is new, isn't it", "wait how did you do that",
            "I will pretend I did not see that", "one more try and then bed, I said two hours ago",
            "👏👏👏", "speedrun pace so far", "no spoilers please", "the map is at the top right",
            "someone clip that", "clip it and ship it", "GG", "that was so close 😅", "✨ beautiful ✨",
            "back from dinner, still alive?", "you can jump over the second one",
            "I once did this blindfolded, not on purpose", "the family is watching with me 👩‍👩‍👧‍👦",
            "greetings from Norway 🇳🇴", "okay that is a lot of bees", "BibleThump not the dog",
            "if you hold the button a little longer the swing carries you all the way to the upper ledge, and from there it is one drop to the lever and you skip the whole waterfall room",
            "we believe 🙏🏽", "https://tributary.example/rules for the rules", "new record incoming", "called it");

    static final List<String> QUESTIONS = List.of("is the speedrun any percent or all levels tonight?",
            "what keyboard is that?", "how long have you been playing this?", "which difficulty is it on?",
            "when is the next stream?", "does the double jump carry over?", "can you show the map again please?",
            "is there a subtitle option?", "are viewers allowed to join later?", "what is the name of this song?");

    static final List<String> ANSWERS = List.of("any percent, then we see how the voice holds",
            "it is written under the stream", "since spring I think", "hard, obviously Kappa", "thursday, same time",
            "yes it does", "top right, press tab", "in the settings, third page", "after nine, yes",
            "it is from the soundtrack, track twelve");

    static final List<String> ACTIONS = List.of("stares at the lever behind the waterfall", "hides behind the sofa",
            "puts the kettle on", "counts the coins again", "waves at the new people 👋");

    static final List<String> MENTIONS = List.of("the lever behind the waterfall opens it",
            "your mic is a little quiet",
            "you missed the chest on the left", "that was the best run yet 🔥", "when is the break?");

    static final List<String> RUSSIAN = List.of("а на каком уровне сейчас застряли?", "всем добрый вечер! 👋",
            "вот это прыжок LUL", "звук отличный сегодня", "пропустил начало, что было?", "красиво прошёл 🔥",
            "ещё одну попытку!", "привет из Новосибирска");

    static final List<String> TURKISH = List.of("ilk kez buradayım, selamlar! 🎉", "kanalın 3. yılı kutlu olsun!",
            "şu müzik çok güzel", "İzmir'den selamlar 👋", "bu bölümü geçemedim bir türlü", "ığdır'dan izliyoruz LUL",
            "eline sağlık, harikaydı");

    static final List<String> CHINESE = List.of("终于赶上直播了，今天打到第几关？", "晚上好，大家好！", "这个跳跃太帅了 👍", "音乐叫什么名字？",
            "加油加油！", "哈哈哈哈 LUL");

    static final List<String> ARABIC = List.of("مرحبا من عمّان 👋", "اللعبة جميلة جدا اليوم", "كيف عملتها؟ PogChamp",
            "مساء الخير للجميع", "قفزة رائعة 100%");

    static final List<String> RUDE = List.of("you play like my grandma lol", "nobody asked you",
            "quit already, this is embarrassing", "worst stream of the week");

    static final List<String> SPAM = List.of("best viewers cheap on bigfollows dot example",
            "best viewers cheap on bigfollows dot example !!", "BEST viewers cheap on bigfollows dot example");

    static final List<String> RAID = List.of("byte raid PogChamp PogChamp", "byte raid PogChamp",
            "hello from northbyte HeyGuys",
            "byte raid 🚀", "hi hi, we come in peace", "what are we playing?");

    /** The host, by another device: the account of the console writes, and not through the console. */
    static final String FROM_ELSEWHERE = "one moment, I am writing this from my phone";
    static final String PINNED_LATER = "The lever behind the waterfall is next. Guesses in the chat, please";
    static final List<String> PINNED = List.of(
            "Tonight: viewer levels until nine, then the speedrun. Codes go in with !level",
            "Vote closes at half past. Be kind to each other 💙");

    static final List<String> RESUB = List.of("three months already, worth it", "still here, still losing my mind LUL",
            "",
            "for the cat 🐈");

    private Lines() {}
}
