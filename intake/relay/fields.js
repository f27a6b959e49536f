// Written by scripts/relay from the questions, cities and tabs. Do not edit.
"use strict";

const FIELDS = {
  "honeypot": "website",
  "largest": 65536,
  "longestAnswers": 30000,
  "national": "landelijk",
  "areas": {
    "almere": "almere",
    "den-haag": "den-haag",
    "haarlem": "haarlem",
    "rotterdam": "rotterdam"
  },
  "inbox": {
    "tab": "Inbox",
    "headers": [
      "inzending",
      "aanmelding",
      "ontvangen",
      "formulier",
      "taal",
      "toestemming",
      "sleutel",
      "antwoorden"
    ]
  },
  "suspects": {
    "tab": "Inbox verdacht",
    "headers": [
      "inzending",
      "aanmelding",
      "ontvangen",
      "formulier",
      "taal",
      "toestemming",
      "sleutel",
      "antwoorden",
      "waarom"
    ]
  },
  "floods": {
    "tooQuick": "Sneller ingevuld dan een mens kan.",
    "most": 1200,
    "manyInAll": "Er kwamen heel veel aanmeldingen op één dag."
  },
  "registry": {
    "tab": "Werkmappen",
    "headers": [
      "werkgebied",
      "werkmap"
    ]
  },
  "homes": [
    "Nieuwkomers",
    "Groepen",
    "Groepsleden",
    "Gastgezinnen",
    "Vrijwilligers",
    "Organisaties"
  ],
  "keys": {
    "Inbox": {
      "headers": [
        "inzending",
        "aanmelding"
      ],
      "columns": [
        0,
        1
      ]
    },
    "Inbox verdacht": {
      "headers": [
        "inzending",
        "aanmelding"
      ],
      "columns": [
        0,
        1
      ]
    },
    "Werkmappen": {
      "headers": [
        "werkgebied",
        "werkmap"
      ],
      "columns": [
        0,
        1
      ]
    },
    "Nieuwkomers": {
      "headers": [
        "id"
      ],
      "columns": [
        0
      ]
    },
    "Groepen": {
      "headers": [
        "id"
      ],
      "columns": [
        0
      ]
    },
    "Groepsleden": {
      "headers": [
        "id"
      ],
      "columns": [
        0
      ]
    },
    "Gastgezinnen": {
      "headers": [
        "id"
      ],
      "columns": [
        0
      ]
    },
    "Vrijwilligers": {
      "headers": [
        "id"
      ],
      "columns": [
        0
      ]
    },
    "Organisaties": {
      "headers": [
        "id"
      ],
      "columns": [
        0
      ]
    }
  },
  "forms": {
    "case": {
      "name": "case",
      "languages": [
        "nl",
        "en"
      ],
      "questions": [
        {
          "id": "access_code",
          "type": "token",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul de code in uit het bericht dat je organisatie kreeg.",
              "en": "Fill in the code from the message that your organisation got."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is de code uit de link?",
              "en": "This answer is too long. Use at most 400 characters: What is the code from the link?"
            },
            "code": {
              "nl": "Deze code klopt niet. Neem hem over uit het bericht dat je kreeg: Wat is de code uit de link?",
              "en": "This code is not right. Copy it from the message you got: What is the code from the link?"
            }
          }
        },
        {
          "id": "case_number",
          "type": "case_number",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul het nummer in waaronder je organisatie deze zaak kent.",
              "en": "Fill in the number that your organisation uses for this case."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Onder welk nummer kent jouw organisatie deze zaak?",
              "en": "This answer is too long. Use at most 400 characters: What number does your organisation use for this case?"
            },
            "code": {
              "nl": "Vul alleen een zaaknummer in van ten hoogste acht cijfers, zoals 2026-0123. Geen naam, geen BSN en geen V-nummer.",
              "en": "Only fill in a case number of at most eight digits, such as 2026-0123. No name, no BSN and no V-number."
            }
          }
        },
        {
          "id": "city",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies een stad.",
              "en": "Choose a city."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Naar welke stad komt het huishouden?",
              "en": "This answer is too long. Use at most 400 characters: Which city is the household coming to?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Naar welke stad komt het huishouden?",
              "en": "Choose an answer from the list: Which city is the household coming to?"
            }
          },
          "options": [
            "almere",
            "den-haag",
            "haarlem",
            "rotterdam",
            "unknown"
          ]
        },
        {
          "id": "people",
          "type": "number",
          "required": true,
          "limits": {
            "min": 1,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in met hoeveel mensen het huishouden is.",
              "en": "Fill in how many people are in the household."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Met hoeveel mensen is het huishouden, kinderen meegeteld?",
              "en": "This answer is too long. Use at most 400 characters: How many people are in the household, counting children?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Met hoeveel mensen is het huishouden, kinderen meegeteld?",
              "en": "Fill in a whole number, such as 3: How many people are in the household, counting children?"
            },
            "too_small": {
              "nl": "Vul een getal in van 1 of meer: Met hoeveel mensen is het huishouden, kinderen meegeteld?",
              "en": "Fill in a number of 1 or more: How many people are in the household, counting children?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Met hoeveel mensen is het huishouden, kinderen meegeteld?",
              "en": "Fill in a number of 20 or less: How many people are in the household, counting children?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Met hoeveel mensen is het huishouden, kinderen meegeteld?",
              "en": "This number is higher than the number of people you gave: How many people are in the household, counting children?"
            }
          }
        },
        {
          "id": "languages",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Welke talen spreken de volwassenen, voor zover je weet?",
              "en": "This answer is too long. Use at most 400 characters: Which languages do the adults speak, as far as you know?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Welke talen spreken de volwassenen, voor zover je weet?",
              "en": "Choose answers from the list: Which languages do the adults speak, as far as you know?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Welke talen spreken de volwassenen, voor zover je weet?",
              "en": "Choose at most None answers: Which languages do the adults speak, as far as you know?"
            }
          },
          "options": [
            "nl",
            "en",
            "am",
            "ar",
            "prs",
            "de",
            "fa",
            "fr",
            "kmr",
            "ckb",
            "uk",
            "ps",
            "ru",
            "so",
            "es",
            "sw",
            "ti",
            "tr",
            "other"
          ]
        },
        {
          "id": "arrives_first",
          "type": "date",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is de eerste dag waarop het huishouden kan komen?",
              "en": "This answer is too long. Use at most 400 characters: What is the first day on which the household can come?"
            },
            "date": {
              "nl": "Dit is geen datum. Vul een dag, een maand en een jaar in, zoals 28-2-2027: Wat is de eerste dag waarop het huishouden kan komen?",
              "en": "This is not a date. Fill in a day, a month and a year, such as 28-2-2027: What is the first day on which the household can come?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Wat is de eerste dag waarop het huishouden kan komen?",
              "en": "This day is before the first day you gave: What is the first day on which the household can come?"
            }
          }
        },
        {
          "id": "arrives_last",
          "type": "date",
          "required": true,
          "limits": {
            "notBefore": "arrives_first",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul ook in wat de laatste dag is waarop het huishouden kan komen.",
              "en": "Also fill in the last day on which the household can come."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is de laatste dag waarop het huishouden kan komen?",
              "en": "This answer is too long. Use at most 400 characters: What is the last day on which the household can come?"
            },
            "date": {
              "nl": "Dit is geen datum. Vul een dag, een maand en een jaar in, zoals 28-2-2027: Wat is de laatste dag waarop het huishouden kan komen?",
              "en": "This is not a date. Fill in a day, a month and a year, such as 28-2-2027: What is the last day on which the household can come?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Wat is de laatste dag waarop het huishouden kan komen?",
              "en": "This day is before the first day you gave: What is the last day on which the household can come?"
            }
          },
          "showIf": [
            {
              "question": "arrives_first",
              "answer": null
            }
          ]
        },
        {
          "id": "helper_name",
          "type": "name",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in wie de contactpersoon voor deze zaak is.",
              "en": "Fill in who the contact person for this case is."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wie is bij jouw organisatie de contactpersoon voor deze zaak?",
              "en": "This answer is too long. Use at most 400 characters: Who is the contact person for this case in your organisation?"
            },
            "name": {
              "nl": "Vul een naam in met ten minste één letter: Wie is bij jouw organisatie de contactpersoon voor deze zaak?",
              "en": "Fill in a name with at least one letter: Who is the contact person for this case in your organisation?"
            }
          }
        },
        {
          "id": "helper_reach",
          "type": "text",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in hoe we de contactpersoon bereiken.",
              "en": "Fill in how we reach the contact person."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe bereiken we de contactpersoon?",
              "en": "This answer is too long. Use at most 400 characters: How do we reach the contact person?"
            }
          }
        },
        {
          "id": "case_shared",
          "type": "consent",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Zet een vinkje als dit klopt. Anders mogen we niets bewaren.",
              "en": "Tick the box if this is right. Otherwise we may not keep anything."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Mijn organisatie mag deze gegevens met Samen Hier delen. Er staat geen naam, BSN of V-nummer van de nieuwkomers in, en niets over gezondheid of geloof.",
              "en": "This answer is too long. Use at most 400 characters: My organisation may share these data with Samen Hier. They hold no name, BSN or V-number of the newcomers, and nothing about health or faith."
            }
          }
        }
      ],
      "shortest": 3
    },
    "change": {
      "name": "change",
      "languages": [
        "nl",
        "en",
        "ar",
        "fa",
        "ti",
        "tr",
        "uk"
      ],
      "questions": [
        {
          "id": "access_code",
          "type": "token",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Vul de code in uit de link die je kreeg.",
              "en": "Fill in the code from the link you got.",
              "ar": "الرجاء كتابة الرمز الموجود في الرابط الذي وصلكم.",
              "fa": "لطفاً کد را از لینکی که گرفته‌اید بنویسید.",
              "ti": "ኣብቲ ዝበጽሓኩም ሊንክ ዘሎ ኮድ ጽሓፉ።",
              "tr": "Aldığınız bağlantıdaki kodu yazın.",
              "uk": "Впишіть код із посилання, яке ви отримали."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is de code uit de link?",
              "en": "This answer is too long. Use at most 400 characters: What is the code from the link?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما هو الرمز الموجود في الرابط؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: کد داخل لینک چیست؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ኣብቲ ሊንክ ዘሎ ኮድ እንታይ እዩ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Bağlantıdaki kod ne?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Який код у посиланні?"
            },
            "code": {
              "nl": "Deze code klopt niet. Neem hem over uit het bericht dat je kreeg: Wat is de code uit de link?",
              "en": "This code is not right. Copy it from the message you got: What is the code from the link?",
              "ar": "هذا الرمز غير صحيح. الرجاء نقله من الرسالة التي وصلتك: ما هو الرمز الموجود في الرابط؟",
              "fa": "این کد درست نیست. آن را از پیامی که گرفته‌اید بنویسید: کد داخل لینک چیست؟",
              "ti": "እዚ ኮድ ልክዕ ኣይኮነን። ካብቲ ዝበጽሓኩም መልእኽቲ ርኢኹም ጽሓፍዎ፦ ኣብቲ ሊንክ ዘሎ ኮድ እንታይ እዩ?",
              "tr": "Bu kod doğru değil. Aldığınız mesajdaki kodu yazın: Bağlantıdaki kod ne?",
              "uk": "Цей код неправильний. Перепишіть його з повідомлення, яке ви отримали: Який код у посиланні?"
            }
          }
        },
        {
          "id": "request",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Kies wat je wilt doen.",
              "en": "Choose what you would like to do.",
              "ar": "الرجاء اختيار ما تريدون.",
              "fa": "لطفاً انتخاب کنید که چه می‌خواهید.",
              "ti": "እንታይ ክትገብሩ ከም እትደልዩ ምረጹ።",
              "tr": "Ne yapmak istediğinizi seçin.",
              "uk": "Оберіть, що ви хочете зробити."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat wil je doen?",
              "en": "This answer is too long. Use at most 400 characters: What would you like to do?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ماذا تريدون أن تفعلوا؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: می‌خواهید چه کار کنید؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ እንታይ ክትገብሩ ትደልዩ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Ne yapmak istiyorsunuz?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Що ви хочете зробити?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Wat wil je doen?",
              "en": "Choose an answer from the list: What would you like to do?",
              "ar": "الرجاء اختيار جواب من القائمة: ماذا تريدون أن تفعلوا؟",
              "fa": "یک جواب از فهرست انتخاب کنید: می‌خواهید چه کار کنید؟",
              "ti": "ካብቲ ዝርዝር ሓደ መልሲ ምረጹ፦ እንታይ ክትገብሩ ትደልዩ?",
              "tr": "Listeden bir cevap seçin: Ne yapmak istiyorsunuz?",
              "uk": "Оберіть відповідь із переліку: Що ви хочете зробити?"
            }
          },
          "options": [
            "change",
            "stop",
            "erase",
            "copy"
          ]
        },
        {
          "id": "becomes",
          "type": "text",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Schrijf op wat er anders moet.",
              "en": "Write down what we should change.",
              "ar": "الرجاء كتابة ما يجب أن يتغيّر.",
              "fa": "لطفاً بنویسید چه چیزی باید تغییر کند.",
              "ti": "እንታይ ክቕየር ከም ዘለዎ ጽሓፉ።",
              "tr": "Neyin değişmesi gerektiğini yazın.",
              "uk": "Напишіть, що треба змінити."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat moet er anders?",
              "en": "This answer is too long. Use at most 400 characters: What should we change?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما الذي يجب أن يتغيّر؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: چه چیزی باید تغییر کند؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ እንታይ ክቕየር ኣለዎ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Ne değişmeli?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Що треба змінити?"
            }
          },
          "showIf": [
            {
              "question": "request",
              "answer": "change"
            }
          ]
        }
      ],
      "shortest": 1
    },
    "checkin": {
      "name": "checkin",
      "languages": [
        "nl",
        "en",
        "ar",
        "fa",
        "ti",
        "tr",
        "uk"
      ],
      "questions": [
        {
          "id": "access_code",
          "type": "token",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Vul de code in uit de link die je kreeg.",
              "en": "Fill in the code from the link you got.",
              "ar": "الرجاء كتابة الرمز الموجود في الرابط الذي وصلكم.",
              "fa": "لطفاً کد را از لینکی که گرفته‌اید بنویسید.",
              "ti": "ኣብቲ ዝበጽሓኩም ሊንክ ዘሎ ኮድ ጽሓፉ።",
              "tr": "Aldığınız bağlantıdaki kodu yazın.",
              "uk": "Впишіть код із посилання, яке ви отримали."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is de code uit de link?",
              "en": "This answer is too long. Use at most 400 characters: What is the code from the link?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما هو الرمز الموجود في الرابط؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: کد داخل لینک چیست؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ኣብቲ ሊንክ ዘሎ ኮድ እንታይ እዩ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Bağlantıdaki kod ne?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Який код у посиланні?"
            },
            "code": {
              "nl": "Deze code klopt niet. Neem hem over uit het bericht dat je kreeg: Wat is de code uit de link?",
              "en": "This code is not right. Copy it from the message you got: What is the code from the link?",
              "ar": "هذا الرمز غير صحيح. الرجاء نقله من الرسالة التي وصلتك: ما هو الرمز الموجود في الرابط؟",
              "fa": "این کد درست نیست. آن را از پیامی که گرفته‌اید بنویسید: کد داخل لینک چیست؟",
              "ti": "እዚ ኮድ ልክዕ ኣይኮነን። ካብቲ ዝበጽሓኩም መልእኽቲ ርኢኹም ጽሓፍዎ፦ ኣብቲ ሊንክ ዘሎ ኮድ እንታይ እዩ?",
              "tr": "Bu kod doğru değil. Aldığınız mesajdaki kodu yazın: Bağlantıdaki kod ne?",
              "uk": "Цей код неправильний. Перепишіть його з повідомлення, яке ви отримали: Який код у посиланні?"
            }
          }
        },
        {
          "id": "going",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Kies hoe het gaat. Je mag ook «zeg ik liever niet» kiezen.",
              "en": "Choose how it is going. You can also choose “I would rather not say”.",
              "ar": "الرجاء اختيار كيف تسير الأمور. يمكن أيضًا اختيار «أفضّل عدم الجواب».",
              "fa": "لطفاً انتخاب کنید که اوضاع چطور است. می‌توانید «نمی‌خواهم بگویم» را هم انتخاب کنید.",
              "ti": "ከመይ ይኸይድ ከም ዘሎ ምረጹ። “ክነግር ኣይደልን” እውን ክትመርጹ ትኽእሉ ኢኹም።",
              "tr": "Nasıl gittiğini seçin. “Söylemek istemiyorum” cevabını da seçebilirsiniz.",
              "uk": "Оберіть, як ідуть справи. Можна обрати й «не хочу відповідати»."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe gaat het contact tussen jullie?",
              "en": "This answer is too long. Use at most 400 characters: How is the contact between you?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: كيف هو التواصل بينكم؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: ارتباط شما با هم چطور است؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ እቲ ኣብ መንጎኹም ዘሎ ርክብ ከመይ ኣሎ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Birbirinizle iletişiminiz nasıl?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Як складається ваше спілкування?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Hoe gaat het contact tussen jullie?",
              "en": "Choose an answer from the list: How is the contact between you?",
              "ar": "الرجاء اختيار جواب من القائمة: كيف هو التواصل بينكم؟",
              "fa": "یک جواب از فهرست انتخاب کنید: ارتباط شما با هم چطور است؟",
              "ti": "ካብቲ ዝርዝር ሓደ መልሲ ምረጹ፦ እቲ ኣብ መንጎኹም ዘሎ ርክብ ከመይ ኣሎ?",
              "tr": "Listeden bir cevap seçin: Birbirinizle iletişiminiz nasıl?",
              "uk": "Оберіть відповідь із переліку: Як складається ваше спілкування?"
            }
          },
          "options": [
            "well",
            "fair",
            "badly",
            "unsaid"
          ]
        },
        {
          "id": "how_often",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe vaak hebben jullie contact?",
              "en": "This answer is too long. Use at most 400 characters: How often are you in touch?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: كم مرة تتواصلون؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: هر چند وقت یک بار با هم در تماس هستید؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ክንደይ ግዜ ትራኸቡ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Ne sıklıkta görüşüyorsunuz?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Як часто ви спілкуєтеся?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Hoe vaak hebben jullie contact?",
              "en": "Choose an answer from the list: How often are you in touch?",
              "ar": "الرجاء اختيار جواب من القائمة: كم مرة تتواصلون؟",
              "fa": "یک جواب از فهرست انتخاب کنید: هر چند وقت یک بار با هم در تماس هستید؟",
              "ti": "ካብቲ ዝርዝር ሓደ መልሲ ምረጹ፦ ክንደይ ግዜ ትራኸቡ?",
              "tr": "Listeden bir cevap seçin: Ne sıklıkta görüşüyorsunuz?",
              "uk": "Оберіть відповідь із переліку: Як часто ви спілкуєтеся?"
            }
          },
          "options": [
            "weekly",
            "monthly",
            "rarely",
            "none"
          ]
        },
        {
          "id": "call",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Kies of je wilt dat we bellen.",
              "en": "Choose whether you would like us to call.",
              "ar": "الرجاء اختيار نعم أو لا للاتصال بكم.",
              "fa": "لطفاً انتخاب کنید که می‌خواهید زنگ بزنیم یا نه.",
              "ti": "ክንድውለልኩም ትደልዩ እንተኾይንኩም ምረጹ።",
              "tr": "Sizi aramamızı isteyip istemediğinizi seçin.",
              "uk": "Оберіть, чи хочете, щоб ми зателефонували."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wil je dat we je bellen?",
              "en": "This answer is too long. Use at most 400 characters: Would you like us to call you?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: هل تريدون أن نتصل بكم؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: می‌خواهید به شما زنگ بزنیم؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ክንድውለልኩም ትደልዩ ዶ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Sizi aramamızı ister misiniz?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Хочете, щоб ми вам зателефонували?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Wil je dat we je bellen?",
              "en": "Choose an answer from the list: Would you like us to call you?",
              "ar": "الرجاء اختيار جواب من القائمة: هل تريدون أن نتصل بكم؟",
              "fa": "یک جواب از فهرست انتخاب کنید: می‌خواهید به شما زنگ بزنیم؟",
              "ti": "ካብቲ ዝርዝር ሓደ መልሲ ምረጹ፦ ክንድውለልኩም ትደልዩ ዶ?",
              "tr": "Listeden bir cevap seçin: Sizi aramamızı ister misiniz?",
              "uk": "Оберіть відповідь із переліку: Хочете, щоб ми вам зателефонували?"
            }
          },
          "options": [
            "yes",
            "no"
          ]
        },
        {
          "id": "call_when",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wanneer kunnen we je het best bellen?",
              "en": "This answer is too long. Use at most 400 characters: When is the best time to call you?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما أفضل وقت للاتصال بكم؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: چه وقتی برای زنگ زدن به شما بهتر است؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ክንድውለልኩም ዝሓሸ ግዜ መዓስ እዩ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Sizi en iyi ne zaman arayabiliriz?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Коли вам найкраще зателефонувати?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wanneer kunnen we je het best bellen?",
              "en": "Choose answers from the list: When is the best time to call you?",
              "ar": "الرجاء اختيار الإجابات من القائمة: ما أفضل وقت للاتصال بكم؟",
              "fa": "جواب‌ها را از فهرست انتخاب کنید: چه وقتی برای زنگ زدن به شما بهتر است؟",
              "ti": "ካብቲ ዝርዝር መልስታት ምረጹ፦ ክንድውለልኩም ዝሓሸ ግዜ መዓስ እዩ?",
              "tr": "Cevaplarınızı listeden seçin: Sizi en iyi ne zaman arayabiliriz?",
              "uk": "Оберіть відповіді з переліку: Коли вам найкраще зателефонувати?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Wanneer kunnen we je het best bellen?",
              "en": "Choose at most None answers: When is the best time to call you?",
              "ar": "يمكن اختيار None على الأكثر: ما أفضل وقت للاتصال بكم؟",
              "fa": "حداکثر None جواب انتخاب کنید: چه وقتی برای زنگ زدن به شما بهتر است؟",
              "ti": "ካብ None ንላዕሊ መልሲ ኣይትምረጹ፦ ክንድውለልኩም ዝሓሸ ግዜ መዓስ እዩ?",
              "tr": "En fazla None cevap seçin: Sizi en iyi ne zaman arayabiliriz?",
              "uk": "Забагато відповідей. Можна обрати щонайбільше None: Коли вам найкраще зателефонувати?"
            }
          },
          "options": [
            "daytime",
            "evening",
            "weekend"
          ],
          "showIf": [
            {
              "question": "call",
              "answer": "yes"
            }
          ]
        },
        {
          "id": "tells",
          "type": "text",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wil je er iets bij vertellen?",
              "en": "This answer is too long. Use at most 400 characters: Would you like to add something?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: هل تريدون إضافة شيء؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: می‌خواهید چیز دیگری هم بگویید؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ገለ ክትውስኹ ትደልዩ ዶ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Eklemek istediğiniz bir şey var mı?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Хочете щось додати?"
            }
          }
        }
      ],
      "shortest": 2
    },
    "group": {
      "name": "group",
      "languages": [
        "nl",
        "en"
      ],
      "questions": [
        {
          "id": "name",
          "type": "name",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul je naam in.",
              "en": "Fill in your name."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe heet je?",
              "en": "This answer is too long. Use at most 400 characters: What is your name?"
            },
            "name": {
              "nl": "Vul een naam in met ten minste één letter: Hoe heet je?",
              "en": "Fill in a name with at least one letter: What is your name?"
            }
          }
        },
        {
          "id": "email",
          "type": "email",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul je e-mailadres in, zoals naam@voorbeeld.nl.",
              "en": "Fill in your e-mail address, such as name@example.org."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je e-mailadres?",
              "en": "This answer is too long. Use at most 400 characters: What is your e-mail address?"
            },
            "email": {
              "nl": "Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl: Wat is je e-mailadres?",
              "en": "This is not an e-mail address. Write it like name@example.org: What is your e-mail address?"
            }
          }
        },
        {
          "id": "phone",
          "type": "phone",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je telefoonnummer?",
              "en": "This answer is too long. Use at most 400 characters: What is your phone number?"
            },
            "phone": {
              "nl": "Dit is geen telefoonnummer dat bestaat. Kijk de cijfers na, en vul het in zoals 06 12345678 of +31 6 12345678: Wat is je telefoonnummer?",
              "en": "This is not a phone number that exists. Check the digits, and write it like 06 12345678 or +31 6 12345678: What is your phone number?"
            }
          }
        },
        {
          "id": "city",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies een stad.",
              "en": "Choose a city."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welke stad wil je groep meedoen?",
              "en": "This answer is too long. Use at most 400 characters: In which city does your group want to take part?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: In welke stad wil je groep meedoen?",
              "en": "Choose an answer from the list: In which city does your group want to take part?"
            }
          },
          "options": [
            "almere",
            "den-haag",
            "haarlem",
            "rotterdam"
          ]
        },
        {
          "id": "group_name",
          "type": "text",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Gebruik voor de groepsnaam ten hoogste 400 tekens.",
              "en": "Use at most 400 characters for the group's name."
            }
          }
        },
        {
          "id": "size",
          "type": "number",
          "required": true,
          "limits": {
            "min": 1,
            "max": 30,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in met hoeveel mensen jullie zijn.",
              "en": "Fill in how many of you there are."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are there, counting yourself?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "Fill in a whole number, such as 3: How many of you are there, counting yourself?"
            },
            "too_small": {
              "nl": "Vul een getal in van 1 of meer: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "Fill in a number of 1 or more: How many of you are there, counting yourself?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "Fill in a number of 30 or less: How many of you are there, counting yourself?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "This number is higher than the number of people you gave: How many of you are there, counting yourself?"
            }
          }
        },
        {
          "id": "district",
          "type": "district",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Rond welke postcode wonen de meesten van jullie? Vul de vier cijfers in.",
              "en": "This answer is too long. Use at most 400 characters: Which postcode do most of you live near? Fill in the four digits."
            },
            "district": {
              "nl": "Vul vier cijfers in, zoals 2511: Rond welke postcode wonen de meesten van jullie? Vul de vier cijfers in.",
              "en": "Fill in four digits, such as 2511: Which postcode do most of you live near? Fill in the four digits."
            }
          }
        },
        {
          "id": "members_18_29",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 30,
            "atMost": "size",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie zijn 18 tot en met 29 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are 18 to 29?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie zijn 18 tot en met 29 jaar?",
              "en": "Fill in a whole number, such as 3: How many of you are 18 to 29?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie zijn 18 tot en met 29 jaar?",
              "en": "Fill in a number of 0 or more: How many of you are 18 to 29?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Hoeveel van jullie zijn 18 tot en met 29 jaar?",
              "en": "Fill in a number of 30 or less: How many of you are 18 to 29?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie zijn 18 tot en met 29 jaar?",
              "en": "This number is higher than the number of people you gave: How many of you are 18 to 29?"
            }
          }
        },
        {
          "id": "members_30_44",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 30,
            "atMost": "size",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie zijn 30 tot en met 44 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are 30 to 44?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie zijn 30 tot en met 44 jaar?",
              "en": "Fill in a whole number, such as 3: How many of you are 30 to 44?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie zijn 30 tot en met 44 jaar?",
              "en": "Fill in a number of 0 or more: How many of you are 30 to 44?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Hoeveel van jullie zijn 30 tot en met 44 jaar?",
              "en": "Fill in a number of 30 or less: How many of you are 30 to 44?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie zijn 30 tot en met 44 jaar?",
              "en": "This number is higher than the number of people you gave: How many of you are 30 to 44?"
            }
          }
        },
        {
          "id": "members_45_59",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 30,
            "atMost": "size",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie zijn 45 tot en met 59 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are 45 to 59?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie zijn 45 tot en met 59 jaar?",
              "en": "Fill in a whole number, such as 3: How many of you are 45 to 59?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie zijn 45 tot en met 59 jaar?",
              "en": "Fill in a number of 0 or more: How many of you are 45 to 59?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Hoeveel van jullie zijn 45 tot en met 59 jaar?",
              "en": "Fill in a number of 30 or less: How many of you are 45 to 59?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie zijn 45 tot en met 59 jaar?",
              "en": "This number is higher than the number of people you gave: How many of you are 45 to 59?"
            }
          }
        },
        {
          "id": "members_60",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 30,
            "atMost": "size",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie zijn 60 jaar of ouder?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are 60 or older?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie zijn 60 jaar of ouder?",
              "en": "Fill in a whole number, such as 3: How many of you are 60 or older?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie zijn 60 jaar of ouder?",
              "en": "Fill in a number of 0 or more: How many of you are 60 or older?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Hoeveel van jullie zijn 60 jaar of ouder?",
              "en": "Fill in a number of 30 or less: How many of you are 60 or older?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie zijn 60 jaar of ouder?",
              "en": "This number is higher than the number of people you gave: How many of you are 60 or older?"
            }
          }
        },
        {
          "id": "dutch_speakers",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 30,
            "atMost": "size",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in hoeveel van jullie goed Nederlands spreken.",
              "en": "Fill in how many of you speak Dutch well."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie spreken goed Nederlands?",
              "en": "This answer is too long. Use at most 400 characters: How many of you speak Dutch well?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie spreken goed Nederlands?",
              "en": "Fill in a whole number, such as 3: How many of you speak Dutch well?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie spreken goed Nederlands?",
              "en": "Fill in a number of 0 or more: How many of you speak Dutch well?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Hoeveel van jullie spreken goed Nederlands?",
              "en": "Fill in a number of 30 or less: How many of you speak Dutch well?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie spreken goed Nederlands?",
              "en": "This number is higher than the number of people you gave: How many of you speak Dutch well?"
            }
          }
        },
        {
          "id": "languages",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Welke talen spreken jullie?",
              "en": "This answer is too long. Use at most 400 characters: Which languages do you speak?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Welke talen spreken jullie?",
              "en": "Choose answers from the list: Which languages do you speak?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Welke talen spreken jullie?",
              "en": "Choose at most None answers: Which languages do you speak?"
            }
          },
          "options": [
            "nl",
            "en",
            "am",
            "ar",
            "prs",
            "de",
            "fa",
            "fr",
            "kmr",
            "ckb",
            "uk",
            "ps",
            "ru",
            "so",
            "es",
            "sw",
            "ti",
            "tr",
            "other"
          ]
        },
        {
          "id": "members_with_children",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 30,
            "atMost": "size",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie hebben kinderen thuis?",
              "en": "This answer is too long. Use at most 400 characters: How many of you have children at home?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie hebben kinderen thuis?",
              "en": "Fill in a whole number, such as 3: How many of you have children at home?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie hebben kinderen thuis?",
              "en": "Fill in a number of 0 or more: How many of you have children at home?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Hoeveel van jullie hebben kinderen thuis?",
              "en": "Fill in a number of 30 or less: How many of you have children at home?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie hebben kinderen thuis?",
              "en": "This number is higher than the number of people you gave: How many of you have children at home?"
            }
          }
        },
        {
          "id": "composition",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe is jullie groep samengesteld?",
              "en": "This answer is too long. Use at most 400 characters: Who is in your group?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Hoe is jullie groep samengesteld?",
              "en": "Choose an answer from the list: Who is in your group?"
            }
          },
          "options": [
            "mixed",
            "women",
            "men",
            "unsaid"
          ]
        },
        {
          "id": "takes_volunteers",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Zijn jullie nog niet met genoeg? Mogen we dan mensen zoeken die bij jullie passen?",
              "en": "This answer is too long. Use at most 400 characters: Not enough people yet? May we look for people who suit you?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Zijn jullie nog niet met genoeg? Mogen we dan mensen zoeken die bij jullie passen?",
              "en": "Choose an answer from the list: Not enough people yet? May we look for people who suit you?"
            }
          },
          "options": [
            "yes",
            "no"
          ]
        },
        {
          "id": "members_daytime",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 30,
            "atMost": "size",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie kunnen doordeweeks overdag?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are free on weekdays in the daytime?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie kunnen doordeweeks overdag?",
              "en": "Fill in a whole number, such as 3: How many of you are free on weekdays in the daytime?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie kunnen doordeweeks overdag?",
              "en": "Fill in a number of 0 or more: How many of you are free on weekdays in the daytime?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Hoeveel van jullie kunnen doordeweeks overdag?",
              "en": "Fill in a number of 30 or less: How many of you are free on weekdays in the daytime?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie kunnen doordeweeks overdag?",
              "en": "This number is higher than the number of people you gave: How many of you are free on weekdays in the daytime?"
            }
          }
        },
        {
          "id": "members_evening",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 30,
            "atMost": "size",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie kunnen doordeweeks in de avond?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are free on weekday evenings?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie kunnen doordeweeks in de avond?",
              "en": "Fill in a whole number, such as 3: How many of you are free on weekday evenings?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie kunnen doordeweeks in de avond?",
              "en": "Fill in a number of 0 or more: How many of you are free on weekday evenings?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Hoeveel van jullie kunnen doordeweeks in de avond?",
              "en": "Fill in a number of 30 or less: How many of you are free on weekday evenings?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie kunnen doordeweeks in de avond?",
              "en": "This number is higher than the number of people you gave: How many of you are free on weekday evenings?"
            }
          }
        },
        {
          "id": "members_weekend",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 30,
            "atMost": "size",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie kunnen in het weekend?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are free at the weekend?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie kunnen in het weekend?",
              "en": "Fill in a whole number, such as 3: How many of you are free at the weekend?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie kunnen in het weekend?",
              "en": "Fill in a number of 0 or more: How many of you are free at the weekend?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Hoeveel van jullie kunnen in het weekend?",
              "en": "Fill in a number of 30 or less: How many of you are free at the weekend?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie kunnen in het weekend?",
              "en": "This number is higher than the number of people you gave: How many of you are free at the weekend?"
            }
          }
        },
        {
          "id": "offers",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Waar helpen jullie graag bij?",
              "en": "This answer is too long. Use at most 400 characters: What do you like to help with?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Waar helpen jullie graag bij?",
              "en": "Choose answers from the list: What do you like to help with?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Waar helpen jullie graag bij?",
              "en": "Choose at most None answers: What do you like to help with?"
            }
          },
          "options": [
            "dutch",
            "letters",
            "work",
            "study",
            "school",
            "network",
            "leisure"
          ]
        },
        {
          "id": "interests",
          "type": "choices",
          "required": false,
          "limits": {
            "most": 5,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat doen jullie graag?",
              "en": "This answer is too long. Use at most 400 characters: What do you like to do?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wat doen jullie graag?",
              "en": "Choose answers from the list: What do you like to do?"
            },
            "too_many": {
              "nl": "Kies ten hoogste vijf dingen die jullie graag doen.",
              "en": "Choose at most five things you like to do."
            }
          },
          "options": [
            "cooking",
            "sport",
            "walking",
            "music",
            "film",
            "reading",
            "crafts",
            "garden",
            "games",
            "museums"
          ]
        },
        {
          "id": "work",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welk werk of welke studie hebben jullie ervaring?",
              "en": "This answer is too long. Use at most 400 characters: What kind of work or study do you have experience in?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: In welk werk of welke studie hebben jullie ervaring?",
              "en": "Choose answers from the list: What kind of work or study do you have experience in?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: In welk werk of welke studie hebben jullie ervaring?",
              "en": "Choose at most None answers: What kind of work or study do you have experience in?"
            }
          },
          "options": [
            "care",
            "education",
            "building",
            "engineering",
            "it",
            "catering",
            "trade",
            "office",
            "transport",
            "land",
            "arts",
            "law",
            "science"
          ]
        },
        {
          "id": "household_kinds",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Voor wie zijn jullie er het liefst?",
              "en": "This answer is too long. Use at most 400 characters: Who would you most like to welcome?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Voor wie zijn jullie er het liefst?",
              "en": "Choose answers from the list: Who would you most like to welcome?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Voor wie zijn jullie er het liefst?",
              "en": "Choose at most None answers: Who would you most like to welcome?"
            }
          },
          "options": [
            "single",
            "couple",
            "family"
          ]
        },
        {
          "id": "largest_household",
          "type": "number",
          "required": false,
          "limits": {
            "min": 1,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe groot mag het gezin ten hoogste zijn?",
              "en": "This answer is too long. Use at most 400 characters: How large may the family be at most?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoe groot mag het gezin ten hoogste zijn?",
              "en": "Fill in a whole number, such as 3: How large may the family be at most?"
            },
            "too_small": {
              "nl": "Vul een getal in van 1 of meer: Hoe groot mag het gezin ten hoogste zijn?",
              "en": "Fill in a number of 1 or more: How large may the family be at most?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoe groot mag het gezin ten hoogste zijn?",
              "en": "Fill in a number of 20 or less: How large may the family be at most?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoe groot mag het gezin ten hoogste zijn?",
              "en": "This number is higher than the number of people you gave: How large may the family be at most?"
            }
          }
        },
        {
          "id": "step_free",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Kunnen jullie afspreken op een plek zonder trap of drempel?",
              "en": "This answer is too long. Use at most 400 characters: Can you meet in a place without stairs or a step?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Kunnen jullie afspreken op een plek zonder trap of drempel?",
              "en": "Choose an answer from the list: Can you meet in a place without stairs or a step?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ]
        },
        {
          "id": "lgbt_safe",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Is iedereen bij jullie welkom, ook wie lesbisch, homo, bi, trans of intersekse is?",
              "en": "This answer is too long. Use at most 400 characters: Is everybody welcome with you, including people who are lesbian, gay, bi, trans or intersex?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Is iedereen bij jullie welkom, ook wie lesbisch, homo, bi, trans of intersekse is?",
              "en": "Choose an answer from the list: Is everybody welcome with you, including people who are lesbian, gay, bi, trans or intersex?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ]
        },
        {
          "id": "matters_most",
          "type": "choices",
          "required": false,
          "limits": {
            "most": 3,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat vinden jullie het belangrijkst?",
              "en": "This answer is too long. Use at most 400 characters: What matters most to you?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wat vinden jullie het belangrijkst?",
              "en": "Choose answers from the list: What matters most to you?"
            },
            "too_many": {
              "nl": "Kies ten hoogste drie dingen die jullie het belangrijkst vinden.",
              "en": "Choose at most three things that matter most."
            }
          },
          "options": [
            "languages",
            "times",
            "goals",
            "interests",
            "ages",
            "children",
            "distance",
            "work"
          ]
        },
        {
          "id": "consent",
          "type": "consent",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Zet een vinkje bij je toestemming. Zonder toestemming mogen we niets bewaren.",
              "en": "Tick the box for your consent. Without it we may not keep anything."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Ik vind het goed dat Samen Hier mijn gegevens bewaart om onze groep te koppelen.",
              "en": "This answer is too long. Use at most 400 characters: I agree that Samen Hier keeps my data to match our group."
            }
          }
        }
      ],
      "shortest": 3
    },
    "host-intake": {
      "name": "host-intake",
      "languages": [
        "nl",
        "en"
      ],
      "questions": [
        {
          "id": "access_code",
          "type": "token",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul de code in uit het bericht in de werkmap.",
              "en": "Fill in the code from the message in the workbook."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is de code uit de link?",
              "en": "This answer is too long. Use at most 400 characters: What is the code from the link?"
            },
            "code": {
              "nl": "Deze code klopt niet. Neem hem over uit het bericht dat je kreeg: Wat is de code uit de link?",
              "en": "This code is not right. Copy it from the message you got: What is the code from the link?"
            }
          }
        },
        {
          "id": "stay_last",
          "type": "date",
          "required": true,
          "limits": {
            "notBefore": "stay_first",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in tot en met welke dag de kamer er is.",
              "en": "Fill in the last day the room is available."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Tot en met welke dag is de kamer er?",
              "en": "This answer is too long. Use at most 400 characters: What is the last day the room is available?"
            },
            "date": {
              "nl": "Dit is geen datum. Vul een dag, een maand en een jaar in, zoals 28-2-2027: Tot en met welke dag is de kamer er?",
              "en": "This is not a date. Fill in a day, a month and a year, such as 28-2-2027: What is the last day the room is available?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Tot en met welke dag is de kamer er?",
              "en": "This day is before the first day you gave: What is the last day the room is available?"
            }
          }
        },
        {
          "id": "at_once",
          "type": "number",
          "required": false,
          "limits": {
            "min": 1,
            "max": 10,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel huishoudens kunnen er tegelijk logeren?",
              "en": "This answer is too long. Use at most 400 characters: How many households can stay at the same time?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel huishoudens kunnen er tegelijk logeren?",
              "en": "Fill in a whole number, such as 3: How many households can stay at the same time?"
            },
            "too_small": {
              "nl": "Vul een getal in van 1 of meer: Hoeveel huishoudens kunnen er tegelijk logeren?",
              "en": "Fill in a number of 1 or more: How many households can stay at the same time?"
            },
            "too_large": {
              "nl": "Vul een getal in van 10 of minder: Hoeveel huishoudens kunnen er tegelijk logeren?",
              "en": "Fill in a number of 10 or less: How many households can stay at the same time?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel huishoudens kunnen er tegelijk logeren?",
              "en": "This number is higher than the number of people you gave: How many households can stay at the same time?"
            }
          }
        },
        {
          "id": "trial_weekend",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wil het gastgezin eerst een proefweekend?",
              "en": "This answer is too long. Use at most 400 characters: Does the host family want a trial weekend first?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Wil het gastgezin eerst een proefweekend?",
              "en": "Choose an answer from the list: Does the host family want a trial weekend first?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ]
        },
        {
          "id": "adults_18_29",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel volwassenen in huis zijn 18 tot en met 29 jaar?",
              "en": "Fill this in: How many adults in the home are 18 to 29?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel volwassenen in huis zijn 18 tot en met 29 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many adults in the home are 18 to 29?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel volwassenen in huis zijn 18 tot en met 29 jaar?",
              "en": "Fill in a whole number, such as 3: How many adults in the home are 18 to 29?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel volwassenen in huis zijn 18 tot en met 29 jaar?",
              "en": "Fill in a number of 0 or more: How many adults in the home are 18 to 29?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel volwassenen in huis zijn 18 tot en met 29 jaar?",
              "en": "Fill in a number of 20 or less: How many adults in the home are 18 to 29?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel volwassenen in huis zijn 18 tot en met 29 jaar?",
              "en": "This number is higher than the number of people you gave: How many adults in the home are 18 to 29?"
            }
          }
        },
        {
          "id": "adults_30_44",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel volwassenen in huis zijn 30 tot en met 44 jaar?",
              "en": "Fill this in: How many adults in the home are 30 to 44?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel volwassenen in huis zijn 30 tot en met 44 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many adults in the home are 30 to 44?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel volwassenen in huis zijn 30 tot en met 44 jaar?",
              "en": "Fill in a whole number, such as 3: How many adults in the home are 30 to 44?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel volwassenen in huis zijn 30 tot en met 44 jaar?",
              "en": "Fill in a number of 0 or more: How many adults in the home are 30 to 44?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel volwassenen in huis zijn 30 tot en met 44 jaar?",
              "en": "Fill in a number of 20 or less: How many adults in the home are 30 to 44?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel volwassenen in huis zijn 30 tot en met 44 jaar?",
              "en": "This number is higher than the number of people you gave: How many adults in the home are 30 to 44?"
            }
          }
        },
        {
          "id": "adults_45_59",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel volwassenen in huis zijn 45 tot en met 59 jaar?",
              "en": "Fill this in: How many adults in the home are 45 to 59?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel volwassenen in huis zijn 45 tot en met 59 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many adults in the home are 45 to 59?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel volwassenen in huis zijn 45 tot en met 59 jaar?",
              "en": "Fill in a whole number, such as 3: How many adults in the home are 45 to 59?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel volwassenen in huis zijn 45 tot en met 59 jaar?",
              "en": "Fill in a number of 0 or more: How many adults in the home are 45 to 59?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel volwassenen in huis zijn 45 tot en met 59 jaar?",
              "en": "Fill in a number of 20 or less: How many adults in the home are 45 to 59?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel volwassenen in huis zijn 45 tot en met 59 jaar?",
              "en": "This number is higher than the number of people you gave: How many adults in the home are 45 to 59?"
            }
          }
        },
        {
          "id": "adults_60",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel volwassenen in huis zijn 60 jaar of ouder?",
              "en": "Fill this in: How many adults in the home are 60 or older?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel volwassenen in huis zijn 60 jaar of ouder?",
              "en": "This answer is too long. Use at most 400 characters: How many adults in the home are 60 or older?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel volwassenen in huis zijn 60 jaar of ouder?",
              "en": "Fill in a whole number, such as 3: How many adults in the home are 60 or older?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel volwassenen in huis zijn 60 jaar of ouder?",
              "en": "Fill in a number of 0 or more: How many adults in the home are 60 or older?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel volwassenen in huis zijn 60 jaar of ouder?",
              "en": "Fill in a number of 20 or less: How many adults in the home are 60 or older?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel volwassenen in huis zijn 60 jaar of ouder?",
              "en": "This number is higher than the number of people you gave: How many adults in the home are 60 or older?"
            }
          }
        },
        {
          "id": "children",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel kinderen wonen er (tot 18 jaar)?",
              "en": "Fill this in: How many children live there (under 18)?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel kinderen wonen er (tot 18 jaar)?",
              "en": "This answer is too long. Use at most 400 characters: How many children live there (under 18)?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel kinderen wonen er (tot 18 jaar)?",
              "en": "Fill in a whole number, such as 3: How many children live there (under 18)?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel kinderen wonen er (tot 18 jaar)?",
              "en": "Fill in a number of 0 or more: How many children live there (under 18)?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel kinderen wonen er (tot 18 jaar)?",
              "en": "Fill in a number of 20 or less: How many children live there (under 18)?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel kinderen wonen er (tot 18 jaar)?",
              "en": "This number is higher than the number of people you gave: How many children live there (under 18)?"
            }
          }
        },
        {
          "id": "composition",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe is het gezin samengesteld?",
              "en": "This answer is too long. Use at most 400 characters: Who is in the family?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Hoe is het gezin samengesteld?",
              "en": "Choose an answer from the list: Who is in the family?"
            }
          },
          "options": [
            "mixed",
            "women",
            "men",
            "unsaid"
          ]
        },
        {
          "id": "languages",
          "type": "choices",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies ten minste één taal.",
              "en": "Choose at least one language."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Welke talen spreken ze thuis of daarbuiten?",
              "en": "This answer is too long. Use at most 400 characters: Which languages do they speak, at home or elsewhere?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Welke talen spreken ze thuis of daarbuiten?",
              "en": "Choose answers from the list: Which languages do they speak, at home or elsewhere?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Welke talen spreken ze thuis of daarbuiten?",
              "en": "Choose at most None answers: Which languages do they speak, at home or elsewhere?"
            }
          },
          "options": [
            "nl",
            "en",
            "am",
            "ar",
            "prs",
            "de",
            "fa",
            "fr",
            "kmr",
            "ckb",
            "uk",
            "ps",
            "ru",
            "so",
            "es",
            "sw",
            "ti",
            "tr",
            "other"
          ]
        },
        {
          "id": "district",
          "type": "district",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat zijn de vier cijfers van de postcode?",
              "en": "This answer is too long. Use at most 400 characters: What are the four digits of the postcode?"
            },
            "district": {
              "nl": "Vul vier cijfers in, zoals 2511: Wat zijn de vier cijfers van de postcode?",
              "en": "Fill in four digits, such as 2511: What are the four digits of the postcode?"
            }
          }
        },
        {
          "id": "pets",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Zijn er huisdieren?",
              "en": "This answer is too long. Use at most 400 characters: Are there pets?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Zijn er huisdieren?",
              "en": "Choose an answer from the list: Are there pets?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ]
        },
        {
          "id": "smokes",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wordt er in huis gerookt?",
              "en": "This answer is too long. Use at most 400 characters: Do people smoke in the home?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Wordt er in huis gerookt?",
              "en": "Choose an answer from the list: Do people smoke in the home?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ]
        },
        {
          "id": "smoking",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Mag iemand die logeert roken, binnen of buiten?",
              "en": "This answer is too long. Use at most 400 characters: May a guest smoke, inside or outside?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Mag iemand die logeert roken, binnen of buiten?",
              "en": "Choose an answer from the list: May a guest smoke, inside or outside?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ]
        },
        {
          "id": "step_free",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Is de kamer te bereiken zonder trap of drempel?",
              "en": "This answer is too long. Use at most 400 characters: Can the room be reached without stairs or a step?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Is de kamer te bereiken zonder trap of drempel?",
              "en": "Choose an answer from the list: Can the room be reached without stairs or a step?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ]
        },
        {
          "id": "lgbt_safe",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Is iedereen in dit huis welkom, ook wie lesbisch, homo, bi, trans of intersekse is?",
              "en": "This answer is too long. Use at most 400 characters: Is everybody welcome in this home, including people who are lesbian, gay, bi, trans or intersex?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Is iedereen in dit huis welkom, ook wie lesbisch, homo, bi, trans of intersekse is?",
              "en": "Choose an answer from the list: Is everybody welcome in this home, including people who are lesbian, gay, bi, trans or intersex?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ]
        },
        {
          "id": "cooks",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Met welk eten kan het gastgezin rekening houden?",
              "en": "This answer is too long. Use at most 400 characters: Which diets can the host family cook for?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Met welk eten kan het gastgezin rekening houden?",
              "en": "Choose answers from the list: Which diets can the host family cook for?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Met welk eten kan het gastgezin rekening houden?",
              "en": "Choose at most None answers: Which diets can the host family cook for?"
            }
          },
          "options": [
            "vegetarian",
            "vegan",
            "no_pork",
            "no_alcohol"
          ]
        },
        {
          "id": "interests",
          "type": "choices",
          "required": false,
          "limits": {
            "most": 5,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat doen jullie graag?",
              "en": "This answer is too long. Use at most 400 characters: What do you like to do?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wat doen jullie graag?",
              "en": "Choose answers from the list: What do you like to do?"
            },
            "too_many": {
              "nl": "Kies ten hoogste vijf dingen die jullie graag doen.",
              "en": "Choose at most five things you like to do."
            }
          },
          "options": [
            "cooking",
            "sport",
            "walking",
            "music",
            "film",
            "reading",
            "crafts",
            "garden",
            "games",
            "museums"
          ]
        },
        {
          "id": "work",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welk werk of welke studie hebben jullie ervaring?",
              "en": "This answer is too long. Use at most 400 characters: What kind of work or study do you have experience in?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: In welk werk of welke studie hebben jullie ervaring?",
              "en": "Choose answers from the list: What kind of work or study do you have experience in?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: In welk werk of welke studie hebben jullie ervaring?",
              "en": "Choose at most None answers: What kind of work or study do you have experience in?"
            }
          },
          "options": [
            "care",
            "education",
            "building",
            "engineering",
            "it",
            "catering",
            "trade",
            "office",
            "transport",
            "land",
            "arts",
            "law",
            "science"
          ]
        },
        {
          "id": "household_kinds",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wie wil het gastgezin het liefst ontvangen?",
              "en": "This answer is too long. Use at most 400 characters: Who would the host family most like to welcome?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wie wil het gastgezin het liefst ontvangen?",
              "en": "Choose answers from the list: Who would the host family most like to welcome?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Wie wil het gastgezin het liefst ontvangen?",
              "en": "Choose at most None answers: Who would the host family most like to welcome?"
            }
          },
          "options": [
            "single",
            "couple",
            "family"
          ]
        },
        {
          "id": "matters_most",
          "type": "choices",
          "required": false,
          "limits": {
            "most": 3,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat vinden jullie het belangrijkst?",
              "en": "This answer is too long. Use at most 400 characters: What matters most to you?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wat vinden jullie het belangrijkst?",
              "en": "Choose answers from the list: What matters most to you?"
            },
            "too_many": {
              "nl": "Kies ten hoogste drie dingen die jullie het belangrijkst vinden.",
              "en": "Choose at most three things that matter most."
            }
          },
          "options": [
            "languages",
            "times",
            "goals",
            "interests",
            "ages",
            "children",
            "distance",
            "work"
          ]
        },
        {
          "id": "intake_consent",
          "type": "consent",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Zet een vinkje bij de toestemming. Zonder toestemming gebruiken we de antwoorden niet.",
              "en": "Tick the box for consent. Without it we do not use the answers."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Het gastgezin vindt het goed dat deze antwoorden gebruikt worden om te zoeken wie er kan logeren.",
              "en": "This answer is too long. Use at most 400 characters: The host family agrees that these answers are used to look for who can stay."
            }
          }
        }
      ],
      "shortest": 3
    },
    "host": {
      "name": "host",
      "languages": [
        "nl",
        "en"
      ],
      "questions": [
        {
          "id": "name",
          "type": "name",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul je naam in.",
              "en": "Fill in your name."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe heet je?",
              "en": "This answer is too long. Use at most 400 characters: What is your name?"
            },
            "name": {
              "nl": "Vul een naam in met ten minste één letter: Hoe heet je?",
              "en": "Fill in a name with at least one letter: What is your name?"
            }
          }
        },
        {
          "id": "email",
          "type": "email",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul je e-mailadres in, zoals naam@voorbeeld.nl.",
              "en": "Fill in your e-mail address, such as name@example.org."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je e-mailadres?",
              "en": "This answer is too long. Use at most 400 characters: What is your e-mail address?"
            },
            "email": {
              "nl": "Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl: Wat is je e-mailadres?",
              "en": "This is not an e-mail address. Write it like name@example.org: What is your e-mail address?"
            }
          }
        },
        {
          "id": "phone",
          "type": "phone",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je telefoonnummer?",
              "en": "This answer is too long. Use at most 400 characters: What is your phone number?"
            },
            "phone": {
              "nl": "Dit is geen telefoonnummer dat bestaat. Kijk de cijfers na, en vul het in zoals 06 12345678 of +31 6 12345678: Wat is je telefoonnummer?",
              "en": "This is not a phone number that exists. Check the digits, and write it like 06 12345678 or +31 6 12345678: What is your phone number?"
            }
          }
        },
        {
          "id": "city",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies een stad.",
              "en": "Choose a city."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welke stad kan iemand bij je logeren?",
              "en": "This answer is too long. Use at most 400 characters: In which city can somebody stay with you?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: In welke stad kan iemand bij je logeren?",
              "en": "Choose an answer from the list: In which city can somebody stay with you?"
            }
          },
          "options": [
            "almere",
            "den-haag",
            "haarlem",
            "rotterdam"
          ]
        },
        {
          "id": "beds",
          "type": "number",
          "required": true,
          "limits": {
            "min": 1,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in hoeveel mensen er bij je kunnen slapen.",
              "en": "Fill in how many people can sleep in your home."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel mensen kunnen er bij je slapen?",
              "en": "This answer is too long. Use at most 400 characters: How many people can sleep in your home?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel mensen kunnen er bij je slapen?",
              "en": "Fill in a whole number, such as 3: How many people can sleep in your home?"
            },
            "too_small": {
              "nl": "Vul een getal in van 1 of meer: Hoeveel mensen kunnen er bij je slapen?",
              "en": "Fill in a number of 1 or more: How many people can sleep in your home?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel mensen kunnen er bij je slapen?",
              "en": "Fill in a number of 20 or less: How many people can sleep in your home?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel mensen kunnen er bij je slapen?",
              "en": "This number is higher than the number of people you gave: How many people can sleep in your home?"
            }
          }
        },
        {
          "id": "stay_first",
          "type": "date",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in vanaf welke dag iemand bij je kan logeren, zoals 28-2-2027.",
              "en": "Fill in the first day somebody can stay with you, such as 28-2-2027."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Vanaf welke dag kan dat?",
              "en": "This answer is too long. Use at most 400 characters: From which day is that possible?"
            },
            "date": {
              "nl": "Dit is geen datum. Vul een dag, een maand en een jaar in, zoals 28-2-2027: Vanaf welke dag kan dat?",
              "en": "This is not a date. Fill in a day, a month and a year, such as 28-2-2027: From which day is that possible?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Vanaf welke dag kan dat?",
              "en": "This day is before the first day you gave: From which day is that possible?"
            }
          }
        },
        {
          "id": "consent",
          "type": "consent",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Zet een vinkje bij je toestemming. Zonder toestemming mogen we niets bewaren.",
              "en": "Tick the box for your consent. Without it we may not keep anything."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Ik vind het goed dat Samen Hier deze gegevens bewaart om te zoeken wie er bij mij kan logeren.",
              "en": "This answer is too long. Use at most 400 characters: I agree that Samen Hier keeps these data to look for who can stay with me."
            }
          }
        }
      ],
      "shortest": 3
    },
    "member": {
      "name": "member",
      "languages": [
        "nl",
        "en"
      ],
      "questions": [
        {
          "id": "group",
          "type": "code",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul de code van je groep in, zoals 7K3MQ2PA.",
              "en": "Fill in the code of your group, such as 7K3MQ2PA."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is de code van je groep?",
              "en": "This answer is too long. Use at most 400 characters: What is the code of your group?"
            },
            "code": {
              "nl": "Deze code klopt niet. Neem hem over uit het bericht dat je kreeg: Wat is de code van je groep?",
              "en": "This code is not right. Copy it from the message you got: What is the code of your group?"
            }
          }
        },
        {
          "id": "city",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies een stad.",
              "en": "Choose a city."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welke stad doet je groep mee?",
              "en": "This answer is too long. Use at most 400 characters: In which city does your group take part?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: In welke stad doet je groep mee?",
              "en": "Choose an answer from the list: In which city does your group take part?"
            }
          },
          "options": [
            "almere",
            "den-haag",
            "haarlem",
            "rotterdam"
          ]
        },
        {
          "id": "name",
          "type": "name",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul je naam in.",
              "en": "Fill in your name."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe heet je?",
              "en": "This answer is too long. Use at most 400 characters: What is your name?"
            },
            "name": {
              "nl": "Vul een naam in met ten minste één letter: Hoe heet je?",
              "en": "Fill in a name with at least one letter: What is your name?"
            }
          }
        },
        {
          "id": "email",
          "type": "email",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul je e-mailadres in, zoals naam@voorbeeld.nl.",
              "en": "Fill in your e-mail address, such as name@example.org."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je e-mailadres?",
              "en": "This answer is too long. Use at most 400 characters: What is your e-mail address?"
            },
            "email": {
              "nl": "Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl: Wat is je e-mailadres?",
              "en": "This is not an e-mail address. Write it like name@example.org: What is your e-mail address?"
            }
          }
        },
        {
          "id": "phone",
          "type": "phone",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je telefoonnummer?",
              "en": "This answer is too long. Use at most 400 characters: What is your phone number?"
            },
            "phone": {
              "nl": "Dit is geen telefoonnummer dat bestaat. Kijk de cijfers na, en vul het in zoals 06 12345678 of +31 6 12345678: Wat is je telefoonnummer?",
              "en": "This is not a phone number that exists. Check the digits, and write it like 06 12345678 or +31 6 12345678: What is your phone number?"
            }
          }
        },
        {
          "id": "consent",
          "type": "consent",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Zet een vinkje bij je toestemming. Zonder toestemming mogen we niets bewaren.",
              "en": "Tick the box for your consent. Without it we may not keep anything."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Ik vind het goed dat Samen Hier mijn gegevens bewaart zolang ik in deze groep zit.",
              "en": "This answer is too long. Use at most 400 characters: I agree that Samen Hier keeps my data as long as I am in this group."
            }
          }
        }
      ],
      "shortest": 3
    },
    "newcomer-intake": {
      "name": "newcomer-intake",
      "languages": [
        "nl",
        "en",
        "ar",
        "fa",
        "ti",
        "tr",
        "uk"
      ],
      "questions": [
        {
          "id": "access_code",
          "type": "token",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Vul de code in uit het bericht in de werkmap.",
              "en": "Fill in the code from the message in the workbook.",
              "ar": "الرجاء كتابة الرمز الموجود في الرسالة.",
              "fa": "لطفاً کد را از پیام بنویسید.",
              "ti": "ኣብቲ ናይ ስራሕ ፋይል ኣብ ዘሎ መልእኽቲ እትረኽብዎ ኮድ ጽሓፉ።",
              "tr": "Çalışma dosyasındaki mesajda duran kodu yazın.",
              "uk": "Впишіть код із повідомлення в робочій таблиці."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is de code uit de link?",
              "en": "This answer is too long. Use at most 400 characters: What is the code from the link?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما هو الرمز الموجود في الرابط؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: کد داخل لینک چیست؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ኣብቲ ሊንክ ዘሎ ኮድ እንታይ እዩ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Bağlantıdaki kod ne?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Який код у посиланні?"
            },
            "code": {
              "nl": "Deze code klopt niet. Neem hem over uit het bericht dat je kreeg: Wat is de code uit de link?",
              "en": "This code is not right. Copy it from the message you got: What is the code from the link?",
              "ar": "هذا الرمز غير صحيح. الرجاء نقله من الرسالة التي وصلتك: ما هو الرمز الموجود في الرابط؟",
              "fa": "این کد درست نیست. آن را از پیامی که گرفته‌اید بنویسید: کد داخل لینک چیست؟",
              "ti": "እዚ ኮድ ልክዕ ኣይኮነን። ካብቲ ዝበጽሓኩም መልእኽቲ ርኢኹም ጽሓፍዎ፦ ኣብቲ ሊንክ ዘሎ ኮድ እንታይ እዩ?",
              "tr": "Bu kod doğru değil. Aldığınız mesajdaki kodu yazın: Bağlantıdaki kod ne?",
              "uk": "Цей код неправильний. Перепишіть його з повідомлення, яке ви отримали: Який код у посиланні?"
            }
          }
        },
        {
          "id": "adults_18_29",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel volwassenen zijn 18 tot en met 29 jaar?",
              "en": "Fill this in: How many adults are 18 to 29?",
              "ar": "ما زال هذا السؤال بدون جواب: كم عدد البالغين من عمر 18 إلى 29 سنة؟",
              "fa": "لطفاً به این سؤال جواب بدهید: چند نفر از شما 18 تا 29 ساله‌اند؟",
              "ti": "ነዚ ምልእዎ፦ ዕድሚኦም ካብ 18 ክሳብ 29 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Burayı doldurun: 18 ile 29 yaş arasında kaç yetişkin var?",
              "uk": "Заповніть це: Скільки у вас дорослих віком від 18 до 29 років?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel volwassenen zijn 18 tot en met 29 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many adults are 18 to 29?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: كم عدد البالغين من عمر 18 إلى 29 سنة؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: چند نفر از شما 18 تا 29 ساله‌اند؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ዕድሚኦም ካብ 18 ክሳብ 29 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: 18 ile 29 yaş arasında kaç yetişkin var?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Скільки у вас дорослих віком від 18 до 29 років?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel volwassenen zijn 18 tot en met 29 jaar?",
              "en": "Fill in a whole number, such as 3: How many adults are 18 to 29?",
              "ar": "الرجاء كتابة عدد صحيح، مثل 3: كم عدد البالغين من عمر 18 إلى 29 سنة؟",
              "fa": "یک عدد کامل بنویسید، مثل 3: چند نفر از شما 18 تا 29 ساله‌اند؟",
              "ti": "ሙሉእ ቁጽሪ ጽሓፉ፣ ንኣብነት 3፦ ዕድሚኦም ካብ 18 ክሳብ 29 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Tam sayı yazın, örneğin 3: 18 ile 29 yaş arasında kaç yetişkin var?",
              "uk": "Напишіть ціле число, наприклад 3: Скільки у вас дорослих віком від 18 до 29 років?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel volwassenen zijn 18 tot en met 29 jaar?",
              "en": "Fill in a number of 0 or more: How many adults are 18 to 29?",
              "ar": "الرجاء كتابة العدد 0 أو أكثر: كم عدد البالغين من عمر 18 إلى 29 سنة؟",
              "fa": "عدد 0 یا بیشتر بنویسید: چند نفر از شما 18 تا 29 ساله‌اند؟",
              "ti": "0 ወይ ካብኡ ዝዓቢ ቁጽሪ ጽሓፉ፦ ዕድሚኦም ካብ 18 ክሳብ 29 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "0 ya da daha büyük bir sayı yazın: 18 ile 29 yaş arasında kaç yetişkin var?",
              "uk": "Напишіть число 0 або більше: Скільки у вас дорослих віком від 18 до 29 років?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel volwassenen zijn 18 tot en met 29 jaar?",
              "en": "Fill in a number of 20 or less: How many adults are 18 to 29?",
              "ar": "الرجاء كتابة العدد 20 أو أقل: كم عدد البالغين من عمر 18 إلى 29 سنة؟",
              "fa": "عدد 20 یا کمتر بنویسید: چند نفر از شما 18 تا 29 ساله‌اند؟",
              "ti": "20 ወይ ካብኡ ዝንእስ ቁጽሪ ጽሓፉ፦ ዕድሚኦም ካብ 18 ክሳብ 29 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "20 ya da daha küçük bir sayı yazın: 18 ile 29 yaş arasında kaç yetişkin var?",
              "uk": "Напишіть число 20 або менше: Скільки у вас дорослих віком від 18 до 29 років?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel volwassenen zijn 18 tot en met 29 jaar?",
              "en": "This number is higher than the number of people you gave: How many adults are 18 to 29?",
              "ar": "هذا العدد أكبر من عدد الأشخاص المذكور: كم عدد البالغين من عمر 18 إلى 29 سنة؟",
              "fa": "این عدد از تعداد افرادی که گفته‌اید بیشتر است: چند نفر از شما 18 تا 29 ساله‌اند؟",
              "ti": "እዚ ቁጽሪ ካብቲ ዝጽሓፍኩምዎ ብዝሒ ሰባት ይበዝሕ፦ ዕድሚኦም ካብ 18 ክሳብ 29 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Bu sayı, yazdığınız kişi sayısından büyük: 18 ile 29 yaş arasında kaç yetişkin var?",
              "uk": "Це число більше, ніж кількість людей, яку тут указано: Скільки у вас дорослих віком від 18 до 29 років?"
            }
          }
        },
        {
          "id": "adults_30_44",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel volwassenen zijn 30 tot en met 44 jaar?",
              "en": "Fill this in: How many adults are 30 to 44?",
              "ar": "ما زال هذا السؤال بدون جواب: كم عدد البالغين من عمر 30 إلى 44 سنة؟",
              "fa": "لطفاً به این سؤال جواب بدهید: چند نفر از شما 30 تا 44 ساله‌اند؟",
              "ti": "ነዚ ምልእዎ፦ ዕድሚኦም ካብ 30 ክሳብ 44 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Burayı doldurun: 30 ile 44 yaş arasında kaç yetişkin var?",
              "uk": "Заповніть це: Скільки у вас дорослих віком від 30 до 44 років?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel volwassenen zijn 30 tot en met 44 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many adults are 30 to 44?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: كم عدد البالغين من عمر 30 إلى 44 سنة؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: چند نفر از شما 30 تا 44 ساله‌اند؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ዕድሚኦም ካብ 30 ክሳብ 44 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: 30 ile 44 yaş arasında kaç yetişkin var?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Скільки у вас дорослих віком від 30 до 44 років?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel volwassenen zijn 30 tot en met 44 jaar?",
              "en": "Fill in a whole number, such as 3: How many adults are 30 to 44?",
              "ar": "الرجاء كتابة عدد صحيح، مثل 3: كم عدد البالغين من عمر 30 إلى 44 سنة؟",
              "fa": "یک عدد کامل بنویسید، مثل 3: چند نفر از شما 30 تا 44 ساله‌اند؟",
              "ti": "ሙሉእ ቁጽሪ ጽሓፉ፣ ንኣብነት 3፦ ዕድሚኦም ካብ 30 ክሳብ 44 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Tam sayı yazın, örneğin 3: 30 ile 44 yaş arasında kaç yetişkin var?",
              "uk": "Напишіть ціле число, наприклад 3: Скільки у вас дорослих віком від 30 до 44 років?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel volwassenen zijn 30 tot en met 44 jaar?",
              "en": "Fill in a number of 0 or more: How many adults are 30 to 44?",
              "ar": "الرجاء كتابة العدد 0 أو أكثر: كم عدد البالغين من عمر 30 إلى 44 سنة؟",
              "fa": "عدد 0 یا بیشتر بنویسید: چند نفر از شما 30 تا 44 ساله‌اند؟",
              "ti": "0 ወይ ካብኡ ዝዓቢ ቁጽሪ ጽሓፉ፦ ዕድሚኦም ካብ 30 ክሳብ 44 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "0 ya da daha büyük bir sayı yazın: 30 ile 44 yaş arasında kaç yetişkin var?",
              "uk": "Напишіть число 0 або більше: Скільки у вас дорослих віком від 30 до 44 років?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel volwassenen zijn 30 tot en met 44 jaar?",
              "en": "Fill in a number of 20 or less: How many adults are 30 to 44?",
              "ar": "الرجاء كتابة العدد 20 أو أقل: كم عدد البالغين من عمر 30 إلى 44 سنة؟",
              "fa": "عدد 20 یا کمتر بنویسید: چند نفر از شما 30 تا 44 ساله‌اند؟",
              "ti": "20 ወይ ካብኡ ዝንእስ ቁጽሪ ጽሓፉ፦ ዕድሚኦም ካብ 30 ክሳብ 44 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "20 ya da daha küçük bir sayı yazın: 30 ile 44 yaş arasında kaç yetişkin var?",
              "uk": "Напишіть число 20 або менше: Скільки у вас дорослих віком від 30 до 44 років?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel volwassenen zijn 30 tot en met 44 jaar?",
              "en": "This number is higher than the number of people you gave: How many adults are 30 to 44?",
              "ar": "هذا العدد أكبر من عدد الأشخاص المذكور: كم عدد البالغين من عمر 30 إلى 44 سنة؟",
              "fa": "این عدد از تعداد افرادی که گفته‌اید بیشتر است: چند نفر از شما 30 تا 44 ساله‌اند؟",
              "ti": "እዚ ቁጽሪ ካብቲ ዝጽሓፍኩምዎ ብዝሒ ሰባት ይበዝሕ፦ ዕድሚኦም ካብ 30 ክሳብ 44 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Bu sayı, yazdığınız kişi sayısından büyük: 30 ile 44 yaş arasında kaç yetişkin var?",
              "uk": "Це число більше, ніж кількість людей, яку тут указано: Скільки у вас дорослих віком від 30 до 44 років?"
            }
          }
        },
        {
          "id": "adults_45_59",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel volwassenen zijn 45 tot en met 59 jaar?",
              "en": "Fill this in: How many adults are 45 to 59?",
              "ar": "ما زال هذا السؤال بدون جواب: كم عدد البالغين من عمر 45 إلى 59 سنة؟",
              "fa": "لطفاً به این سؤال جواب بدهید: چند نفر از شما 45 تا 59 ساله‌اند؟",
              "ti": "ነዚ ምልእዎ፦ ዕድሚኦም ካብ 45 ክሳብ 59 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Burayı doldurun: 45 ile 59 yaş arasında kaç yetişkin var?",
              "uk": "Заповніть це: Скільки у вас дорослих віком від 45 до 59 років?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel volwassenen zijn 45 tot en met 59 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many adults are 45 to 59?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: كم عدد البالغين من عمر 45 إلى 59 سنة؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: چند نفر از شما 45 تا 59 ساله‌اند؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ዕድሚኦም ካብ 45 ክሳብ 59 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: 45 ile 59 yaş arasında kaç yetişkin var?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Скільки у вас дорослих віком від 45 до 59 років?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel volwassenen zijn 45 tot en met 59 jaar?",
              "en": "Fill in a whole number, such as 3: How many adults are 45 to 59?",
              "ar": "الرجاء كتابة عدد صحيح، مثل 3: كم عدد البالغين من عمر 45 إلى 59 سنة؟",
              "fa": "یک عدد کامل بنویسید، مثل 3: چند نفر از شما 45 تا 59 ساله‌اند؟",
              "ti": "ሙሉእ ቁጽሪ ጽሓፉ፣ ንኣብነት 3፦ ዕድሚኦም ካብ 45 ክሳብ 59 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Tam sayı yazın, örneğin 3: 45 ile 59 yaş arasında kaç yetişkin var?",
              "uk": "Напишіть ціле число, наприклад 3: Скільки у вас дорослих віком від 45 до 59 років?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel volwassenen zijn 45 tot en met 59 jaar?",
              "en": "Fill in a number of 0 or more: How many adults are 45 to 59?",
              "ar": "الرجاء كتابة العدد 0 أو أكثر: كم عدد البالغين من عمر 45 إلى 59 سنة؟",
              "fa": "عدد 0 یا بیشتر بنویسید: چند نفر از شما 45 تا 59 ساله‌اند؟",
              "ti": "0 ወይ ካብኡ ዝዓቢ ቁጽሪ ጽሓፉ፦ ዕድሚኦም ካብ 45 ክሳብ 59 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "0 ya da daha büyük bir sayı yazın: 45 ile 59 yaş arasında kaç yetişkin var?",
              "uk": "Напишіть число 0 або більше: Скільки у вас дорослих віком від 45 до 59 років?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel volwassenen zijn 45 tot en met 59 jaar?",
              "en": "Fill in a number of 20 or less: How many adults are 45 to 59?",
              "ar": "الرجاء كتابة العدد 20 أو أقل: كم عدد البالغين من عمر 45 إلى 59 سنة؟",
              "fa": "عدد 20 یا کمتر بنویسید: چند نفر از شما 45 تا 59 ساله‌اند؟",
              "ti": "20 ወይ ካብኡ ዝንእስ ቁጽሪ ጽሓፉ፦ ዕድሚኦም ካብ 45 ክሳብ 59 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "20 ya da daha küçük bir sayı yazın: 45 ile 59 yaş arasında kaç yetişkin var?",
              "uk": "Напишіть число 20 або менше: Скільки у вас дорослих віком від 45 до 59 років?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel volwassenen zijn 45 tot en met 59 jaar?",
              "en": "This number is higher than the number of people you gave: How many adults are 45 to 59?",
              "ar": "هذا العدد أكبر من عدد الأشخاص المذكور: كم عدد البالغين من عمر 45 إلى 59 سنة؟",
              "fa": "این عدد از تعداد افرادی که گفته‌اید بیشتر است: چند نفر از شما 45 تا 59 ساله‌اند؟",
              "ti": "እዚ ቁጽሪ ካብቲ ዝጽሓፍኩምዎ ብዝሒ ሰባት ይበዝሕ፦ ዕድሚኦም ካብ 45 ክሳብ 59 ዓመት ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Bu sayı, yazdığınız kişi sayısından büyük: 45 ile 59 yaş arasında kaç yetişkin var?",
              "uk": "Це число більше, ніж кількість людей, яку тут указано: Скільки у вас дорослих віком від 45 до 59 років?"
            }
          }
        },
        {
          "id": "adults_60",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel volwassenen zijn 60 jaar of ouder?",
              "en": "Fill this in: How many adults are 60 or older?",
              "ar": "ما زال هذا السؤال بدون جواب: كم عدد البالغين من عمر 60 سنة أو أكثر؟",
              "fa": "لطفاً به این سؤال جواب بدهید: چند نفر از شما 60 ساله یا بزرگ‌ترند؟",
              "ti": "ነዚ ምልእዎ፦ ዕድሚኦም 60 ዓመት ወይ ልዕሊኡ ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Burayı doldurun: 60 yaşında ya da daha yaşlı kaç yetişkin var?",
              "uk": "Заповніть це: Скільки у вас дорослих віком 60 років або більше?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel volwassenen zijn 60 jaar of ouder?",
              "en": "This answer is too long. Use at most 400 characters: How many adults are 60 or older?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: كم عدد البالغين من عمر 60 سنة أو أكثر؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: چند نفر از شما 60 ساله یا بزرگ‌ترند؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ዕድሚኦም 60 ዓመት ወይ ልዕሊኡ ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: 60 yaşında ya da daha yaşlı kaç yetişkin var?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Скільки у вас дорослих віком 60 років або більше?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel volwassenen zijn 60 jaar of ouder?",
              "en": "Fill in a whole number, such as 3: How many adults are 60 or older?",
              "ar": "الرجاء كتابة عدد صحيح، مثل 3: كم عدد البالغين من عمر 60 سنة أو أكثر؟",
              "fa": "یک عدد کامل بنویسید، مثل 3: چند نفر از شما 60 ساله یا بزرگ‌ترند؟",
              "ti": "ሙሉእ ቁጽሪ ጽሓፉ፣ ንኣብነት 3፦ ዕድሚኦም 60 ዓመት ወይ ልዕሊኡ ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Tam sayı yazın, örneğin 3: 60 yaşında ya da daha yaşlı kaç yetişkin var?",
              "uk": "Напишіть ціле число, наприклад 3: Скільки у вас дорослих віком 60 років або більше?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel volwassenen zijn 60 jaar of ouder?",
              "en": "Fill in a number of 0 or more: How many adults are 60 or older?",
              "ar": "الرجاء كتابة العدد 0 أو أكثر: كم عدد البالغين من عمر 60 سنة أو أكثر؟",
              "fa": "عدد 0 یا بیشتر بنویسید: چند نفر از شما 60 ساله یا بزرگ‌ترند؟",
              "ti": "0 ወይ ካብኡ ዝዓቢ ቁጽሪ ጽሓፉ፦ ዕድሚኦም 60 ዓመት ወይ ልዕሊኡ ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "0 ya da daha büyük bir sayı yazın: 60 yaşında ya da daha yaşlı kaç yetişkin var?",
              "uk": "Напишіть число 0 або більше: Скільки у вас дорослих віком 60 років або більше?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel volwassenen zijn 60 jaar of ouder?",
              "en": "Fill in a number of 20 or less: How many adults are 60 or older?",
              "ar": "الرجاء كتابة العدد 20 أو أقل: كم عدد البالغين من عمر 60 سنة أو أكثر؟",
              "fa": "عدد 20 یا کمتر بنویسید: چند نفر از شما 60 ساله یا بزرگ‌ترند؟",
              "ti": "20 ወይ ካብኡ ዝንእስ ቁጽሪ ጽሓፉ፦ ዕድሚኦም 60 ዓመት ወይ ልዕሊኡ ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "20 ya da daha küçük bir sayı yazın: 60 yaşında ya da daha yaşlı kaç yetişkin var?",
              "uk": "Напишіть число 20 або менше: Скільки у вас дорослих віком 60 років або більше?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel volwassenen zijn 60 jaar of ouder?",
              "en": "This number is higher than the number of people you gave: How many adults are 60 or older?",
              "ar": "هذا العدد أكبر من عدد الأشخاص المذكور: كم عدد البالغين من عمر 60 سنة أو أكثر؟",
              "fa": "این عدد از تعداد افرادی که گفته‌اید بیشتر است: چند نفر از شما 60 ساله یا بزرگ‌ترند؟",
              "ti": "እዚ ቁጽሪ ካብቲ ዝጽሓፍኩምዎ ብዝሒ ሰባት ይበዝሕ፦ ዕድሚኦም 60 ዓመት ወይ ልዕሊኡ ዝኾነ ክንደይ ዓበይቲ ኣለዉ?",
              "tr": "Bu sayı, yazdığınız kişi sayısından büyük: 60 yaşında ya da daha yaşlı kaç yetişkin var?",
              "uk": "Це число більше, ніж кількість людей, яку тут указано: Скільки у вас дорослих віком 60 років або більше?"
            }
          }
        },
        {
          "id": "children",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel kinderen zijn er (tot 18 jaar)?",
              "en": "Fill this in: How many children are there (under 18)?",
              "ar": "ما زال هذا السؤال بدون جواب: كم عدد الأطفال (تحت 18 سنة)؟",
              "fa": "لطفاً به این سؤال جواب بدهید: چند بچه با شما هستند (زیر 18 سال)؟",
              "ti": "ነዚ ምልእዎ፦ ክንደይ ቆልዑ ኣለዉ (ትሕቲ 18 ዓመት)?",
              "tr": "Burayı doldurun: Kaç çocuk var (18 yaşından küçük)?",
              "uk": "Заповніть це: Скільки у вас дітей (до 18 років)?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel kinderen zijn er (tot 18 jaar)?",
              "en": "This answer is too long. Use at most 400 characters: How many children are there (under 18)?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: كم عدد الأطفال (تحت 18 سنة)؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: چند بچه با شما هستند (زیر 18 سال)؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ክንደይ ቆልዑ ኣለዉ (ትሕቲ 18 ዓመት)?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Kaç çocuk var (18 yaşından küçük)?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Скільки у вас дітей (до 18 років)?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel kinderen zijn er (tot 18 jaar)?",
              "en": "Fill in a whole number, such as 3: How many children are there (under 18)?",
              "ar": "الرجاء كتابة عدد صحيح، مثل 3: كم عدد الأطفال (تحت 18 سنة)؟",
              "fa": "یک عدد کامل بنویسید، مثل 3: چند بچه با شما هستند (زیر 18 سال)؟",
              "ti": "ሙሉእ ቁጽሪ ጽሓፉ፣ ንኣብነት 3፦ ክንደይ ቆልዑ ኣለዉ (ትሕቲ 18 ዓመት)?",
              "tr": "Tam sayı yazın, örneğin 3: Kaç çocuk var (18 yaşından küçük)?",
              "uk": "Напишіть ціле число, наприклад 3: Скільки у вас дітей (до 18 років)?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel kinderen zijn er (tot 18 jaar)?",
              "en": "Fill in a number of 0 or more: How many children are there (under 18)?",
              "ar": "الرجاء كتابة العدد 0 أو أكثر: كم عدد الأطفال (تحت 18 سنة)؟",
              "fa": "عدد 0 یا بیشتر بنویسید: چند بچه با شما هستند (زیر 18 سال)؟",
              "ti": "0 ወይ ካብኡ ዝዓቢ ቁጽሪ ጽሓፉ፦ ክንደይ ቆልዑ ኣለዉ (ትሕቲ 18 ዓመት)?",
              "tr": "0 ya da daha büyük bir sayı yazın: Kaç çocuk var (18 yaşından küçük)?",
              "uk": "Напишіть число 0 або більше: Скільки у вас дітей (до 18 років)?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel kinderen zijn er (tot 18 jaar)?",
              "en": "Fill in a number of 20 or less: How many children are there (under 18)?",
              "ar": "الرجاء كتابة العدد 20 أو أقل: كم عدد الأطفال (تحت 18 سنة)؟",
              "fa": "عدد 20 یا کمتر بنویسید: چند بچه با شما هستند (زیر 18 سال)؟",
              "ti": "20 ወይ ካብኡ ዝንእስ ቁጽሪ ጽሓፉ፦ ክንደይ ቆልዑ ኣለዉ (ትሕቲ 18 ዓመት)?",
              "tr": "20 ya da daha küçük bir sayı yazın: Kaç çocuk var (18 yaşından küçük)?",
              "uk": "Напишіть число 20 або менше: Скільки у вас дітей (до 18 років)?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel kinderen zijn er (tot 18 jaar)?",
              "en": "This number is higher than the number of people you gave: How many children are there (under 18)?",
              "ar": "هذا العدد أكبر من عدد الأشخاص المذكور: كم عدد الأطفال (تحت 18 سنة)؟",
              "fa": "این عدد از تعداد افرادی که گفته‌اید بیشتر است: چند بچه با شما هستند (زیر 18 سال)؟",
              "ti": "እዚ ቁጽሪ ካብቲ ዝጽሓፍኩምዎ ብዝሒ ሰባት ይበዝሕ፦ ክንደይ ቆልዑ ኣለዉ (ትሕቲ 18 ዓመት)?",
              "tr": "Bu sayı, yazdığınız kişi sayısından büyük: Kaç çocuk var (18 yaşından küçük)?",
              "uk": "Це число більше, ніж кількість людей, яку тут указано: Скільки у вас дітей (до 18 років)?"
            }
          }
        },
        {
          "id": "languages",
          "type": "choices",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Kies ten minste één taal.",
              "en": "Choose at least one language.",
              "ar": "الرجاء اختيار لغة واحدة على الأقل.",
              "fa": "لطفاً دست‌کم یک زبان انتخاب کنید.",
              "ti": "እንተወሓደ ሓደ ቋንቋ ምረጹ።",
              "tr": "En az bir dil seçin.",
              "uk": "Оберіть хоча б одну мову."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Welke talen spreken de volwassenen?",
              "en": "This answer is too long. Use at most 400 characters: Which languages do the adults speak?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما هي اللغات التي يتكلمها البالغون؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: بزرگسالان شما به چه زبان‌هایی صحبت می‌کنند؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ እቶም ዓበይቲ ኣየኖት ቋንቋታት ይዛረቡ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Yetişkinler hangi dilleri konuşuyor?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Якими мовами говорять дорослі?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Welke talen spreken de volwassenen?",
              "en": "Choose answers from the list: Which languages do the adults speak?",
              "ar": "الرجاء اختيار الإجابات من القائمة: ما هي اللغات التي يتكلمها البالغون؟",
              "fa": "جواب‌ها را از فهرست انتخاب کنید: بزرگسالان شما به چه زبان‌هایی صحبت می‌کنند؟",
              "ti": "ካብቲ ዝርዝር መልስታት ምረጹ፦ እቶም ዓበይቲ ኣየኖት ቋንቋታት ይዛረቡ?",
              "tr": "Cevaplarınızı listeden seçin: Yetişkinler hangi dilleri konuşuyor?",
              "uk": "Оберіть відповіді з переліку: Якими мовами говорять дорослі?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Welke talen spreken de volwassenen?",
              "en": "Choose at most None answers: Which languages do the adults speak?",
              "ar": "يمكن اختيار None على الأكثر: ما هي اللغات التي يتكلمها البالغون؟",
              "fa": "حداکثر None جواب انتخاب کنید: بزرگسالان شما به چه زبان‌هایی صحبت می‌کنند؟",
              "ti": "ካብ None ንላዕሊ መልሲ ኣይትምረጹ፦ እቶም ዓበይቲ ኣየኖት ቋንቋታት ይዛረቡ?",
              "tr": "En fazla None cevap seçin: Yetişkinler hangi dilleri konuşuyor?",
              "uk": "Забагато відповідей. Можна обрати щонайбільше None: Якими мовами говорять дорослі?"
            }
          },
          "options": [
            "nl",
            "en",
            "am",
            "ar",
            "prs",
            "de",
            "fa",
            "fr",
            "kmr",
            "ckb",
            "uk",
            "ps",
            "ru",
            "so",
            "es",
            "sw",
            "ti",
            "tr",
            "other"
          ]
        },
        {
          "id": "district",
          "type": "district",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Rond welke postcode woont het huishouden? Vul de vier cijfers in.",
              "en": "This answer is too long. Use at most 400 characters: Which postcode does the household live near? Fill in the four digits.",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: قرب أي رمز بريدي (postcode) تسكنون؟ الرجاء كتابة الأرقام الأربعة.",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: نزدیک کدام کد پستی (postcode) زندگی می‌کنید؟ چهار رقم را بنویسید.",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ናይቲ እትነብርሉ ቦታ ፖስትኮድ (postcode) እንታይ እዩ? ኣርባዕተ ቁጽርታት ጽሓፉ።",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Oturduğunuz yerin posta kodu (postcode) ne? Dört rakamı yazın.",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Який поштовий індекс (postcode) там, де ви живете? Напишіть чотири цифри."
            },
            "district": {
              "nl": "Vul vier cijfers in, zoals 2511: Rond welke postcode woont het huishouden? Vul de vier cijfers in.",
              "en": "Fill in four digits, such as 2511: Which postcode does the household live near? Fill in the four digits.",
              "ar": "الرجاء كتابة أربعة أرقام، مثل 2511: قرب أي رمز بريدي (postcode) تسكنون؟ الرجاء كتابة الأرقام الأربعة.",
              "fa": "چهار رقم بنویسید، مثل 2511: نزدیک کدام کد پستی (postcode) زندگی می‌کنید؟ چهار رقم را بنویسید.",
              "ti": "ኣርባዕተ ቁጽርታት ጽሓፉ፣ ንኣብነት 2511፦ ናይቲ እትነብርሉ ቦታ ፖስትኮድ (postcode) እንታይ እዩ? ኣርባዕተ ቁጽርታት ጽሓፉ።",
              "tr": "Dört rakam yazın, örneğin 2511: Oturduğunuz yerin posta kodu (postcode) ne? Dört rakamı yazın.",
              "uk": "Напишіть чотири цифри, наприклад 2511: Який поштовий індекс (postcode) там, де ви живете? Напишіть чотири цифри."
            }
          }
        },
        {
          "id": "times",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wanneer kan het huishouden afspreken?",
              "en": "This answer is too long. Use at most 400 characters: When can the household meet?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: متى يمكنكم اللقاء؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: چه وقت‌هایی می‌توانید قرار بگذارید؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ መዓስ ክትራኸቡ ይጥዕመኩም?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Ne zaman buluşabilirsiniz?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Коли ви можете зустрічатися?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wanneer kan het huishouden afspreken?",
              "en": "Choose answers from the list: When can the household meet?",
              "ar": "الرجاء اختيار الإجابات من القائمة: متى يمكنكم اللقاء؟",
              "fa": "جواب‌ها را از فهرست انتخاب کنید: چه وقت‌هایی می‌توانید قرار بگذارید؟",
              "ti": "ካብቲ ዝርዝር መልስታት ምረጹ፦ መዓስ ክትራኸቡ ይጥዕመኩም?",
              "tr": "Cevaplarınızı listeden seçin: Ne zaman buluşabilirsiniz?",
              "uk": "Оберіть відповіді з переліку: Коли ви можете зустрічатися?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Wanneer kan het huishouden afspreken?",
              "en": "Choose at most None answers: When can the household meet?",
              "ar": "يمكن اختيار None على الأكثر: متى يمكنكم اللقاء؟",
              "fa": "حداکثر None جواب انتخاب کنید: چه وقت‌هایی می‌توانید قرار بگذارید؟",
              "ti": "ካብ None ንላዕሊ መልሲ ኣይትምረጹ፦ መዓስ ክትራኸቡ ይጥዕመኩም?",
              "tr": "En fazla None cevap seçin: Ne zaman buluşabilirsiniz?",
              "uk": "Забагато відповідей. Можна обрати щонайбільше None: Коли ви можете зустрічатися?"
            }
          },
          "options": [
            "daytime",
            "evening",
            "weekend"
          ]
        },
        {
          "id": "goals",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat wil het huishouden graag samen doen?",
              "en": "This answer is too long. Use at most 400 characters: What would the household like to do together?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ماذا تحبون أن تفعلوا مع الأشخاص الذين ستتعرفون عليهم؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: دوست دارید با آن‌ها چه کارهایی بکنید؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ምስቶም ሰባት ብሓባር እንታይ ክትገብሩ ትደልዩ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Bu insanlarla birlikte ne yapmak istersiniz?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Що ви хочете робити разом із цими людьми?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wat wil het huishouden graag samen doen?",
              "en": "Choose answers from the list: What would the household like to do together?",
              "ar": "الرجاء اختيار الإجابات من القائمة: ماذا تحبون أن تفعلوا مع الأشخاص الذين ستتعرفون عليهم؟",
              "fa": "جواب‌ها را از فهرست انتخاب کنید: دوست دارید با آن‌ها چه کارهایی بکنید؟",
              "ti": "ካብቲ ዝርዝር መልስታት ምረጹ፦ ምስቶም ሰባት ብሓባር እንታይ ክትገብሩ ትደልዩ?",
              "tr": "Cevaplarınızı listeden seçin: Bu insanlarla birlikte ne yapmak istersiniz?",
              "uk": "Оберіть відповіді з переліку: Що ви хочете робити разом із цими людьми?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Wat wil het huishouden graag samen doen?",
              "en": "Choose at most None answers: What would the household like to do together?",
              "ar": "يمكن اختيار None على الأكثر: ماذا تحبون أن تفعلوا مع الأشخاص الذين ستتعرفون عليهم؟",
              "fa": "حداکثر None جواب انتخاب کنید: دوست دارید با آن‌ها چه کارهایی بکنید؟",
              "ti": "ካብ None ንላዕሊ መልሲ ኣይትምረጹ፦ ምስቶም ሰባት ብሓባር እንታይ ክትገብሩ ትደልዩ?",
              "tr": "En fazla None cevap seçin: Bu insanlarla birlikte ne yapmak istersiniz?",
              "uk": "Забагато відповідей. Можна обрати щонайбільше None: Що ви хочете робити разом із цими людьми?"
            }
          },
          "options": [
            "dutch",
            "letters",
            "work",
            "study",
            "school",
            "network",
            "leisure"
          ]
        },
        {
          "id": "interests",
          "type": "choices",
          "required": false,
          "limits": {
            "most": 5,
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat doet het huishouden graag in de vrije tijd?",
              "en": "This answer is too long. Use at most 400 characters: What does the household like to do in its free time?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ماذا تحبون أن تفعلوا في وقت الفراغ؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: در وقت آزاد چه کارهایی را دوست دارید؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ኣብ ትርፊ ግዜኹም እንታይ ምግባር ትፈትዉ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Boş zamanınızda neler yapmayı seviyorsunuz?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Що ви любите робити у вільний час?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wat doet het huishouden graag in de vrije tijd?",
              "en": "Choose answers from the list: What does the household like to do in its free time?",
              "ar": "الرجاء اختيار الإجابات من القائمة: ماذا تحبون أن تفعلوا في وقت الفراغ؟",
              "fa": "جواب‌ها را از فهرست انتخاب کنید: در وقت آزاد چه کارهایی را دوست دارید؟",
              "ti": "ካብቲ ዝርዝር መልስታት ምረጹ፦ ኣብ ትርፊ ግዜኹም እንታይ ምግባር ትፈትዉ?",
              "tr": "Cevaplarınızı listeden seçin: Boş zamanınızda neler yapmayı seviyorsunuz?",
              "uk": "Оберіть відповіді з переліку: Що ви любите робити у вільний час?"
            },
            "too_many": {
              "nl": "Kies ten hoogste vijf dingen die jullie graag doen.",
              "en": "Choose at most five things you like to do.",
              "ar": "الرجاء اختيار خمسة أشياء على الأكثر مما تحبونه.",
              "fa": "لطفاً حداکثر پنج کاری را که دوست دارید انتخاب کنید.",
              "ti": "ካብቲ እትፈትውዎ ክሳብ ሓሙሽተ ጥራይ ምረጹ።",
              "tr": "Yapmayı sevdiğiniz en fazla beş şey seçin.",
              "uk": "Оберіть щонайбільше п'ять занять, які ви любите."
            }
          },
          "options": [
            "cooking",
            "sport",
            "walking",
            "music",
            "film",
            "reading",
            "crafts",
            "garden",
            "games",
            "museums"
          ]
        },
        {
          "id": "matters_most",
          "type": "choices",
          "required": false,
          "limits": {
            "most": 3,
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat vindt het huishouden het belangrijkst?",
              "en": "This answer is too long. Use at most 400 characters: What matters most to the household?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما هو الأهم بالنسبة إليكم؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: چه چیزی برای شما مهم‌تر از همه است؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ንዓኻትኩም ዝያዳ ዘገድስ እንታይ እዩ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Sizin için en önemli olan ne?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Що для вас найважливіше?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wat vindt het huishouden het belangrijkst?",
              "en": "Choose answers from the list: What matters most to the household?",
              "ar": "الرجاء اختيار الإجابات من القائمة: ما هو الأهم بالنسبة إليكم؟",
              "fa": "جواب‌ها را از فهرست انتخاب کنید: چه چیزی برای شما مهم‌تر از همه است؟",
              "ti": "ካብቲ ዝርዝር መልስታት ምረጹ፦ ንዓኻትኩም ዝያዳ ዘገድስ እንታይ እዩ?",
              "tr": "Cevaplarınızı listeden seçin: Sizin için en önemli olan ne?",
              "uk": "Оберіть відповіді з переліку: Що для вас найважливіше?"
            },
            "too_many": {
              "nl": "Kies ten hoogste drie dingen die jullie het belangrijkst vinden.",
              "en": "Choose at most three things that matter most.",
              "ar": "الرجاء اختيار ثلاثة أشياء على الأكثر مما هو أهم بالنسبة إليكم.",
              "fa": "لطفاً حداکثر سه چیزی را که برایتان مهم‌تر از همه است انتخاب کنید.",
              "ti": "ካብቲ ዝያዳ ዘገድሰኩም ክሳብ ሰለስተ ጥራይ ምረጹ።",
              "tr": "Sizin için en önemli olan en fazla üç şey seçin.",
              "uk": "Оберіть щонайбільше три речі, які для вас найважливіші."
            }
          },
          "options": [
            "languages",
            "times",
            "goals",
            "interests",
            "ages",
            "children",
            "distance",
            "work"
          ]
        },
        {
          "id": "work",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welk werk of welke studie hebben de volwassenen ervaring, of willen ze verder?",
              "en": "This answer is too long. Use at most 400 characters: What kind of work or study do the adults have experience in, or want to go on with?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: في أي عمل أو دراسة لدى البالغين منكم خبرة، أو رغبة في المتابعة؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: بزرگسالان شما در چه کار یا رشته‌ای تجربه دارند، یا می‌خواهند ادامه بدهند؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ እቶም ዓበይቲ ኣብ ምንታይ ስራሕ ወይ ትምህርቲ ተመኩሮ ኣለዎም፣ ወይ ክቕጽሉ ይደልዩ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Yetişkinlerin hangi işte ya da eğitimde deneyimi var ya da hangisinde ilerlemek istiyorlar?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: У якій роботі чи навчанні дорослі мають досвід або хочуть іти далі?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: In welk werk of welke studie hebben de volwassenen ervaring, of willen ze verder?",
              "en": "Choose answers from the list: What kind of work or study do the adults have experience in, or want to go on with?",
              "ar": "الرجاء اختيار الإجابات من القائمة: في أي عمل أو دراسة لدى البالغين منكم خبرة، أو رغبة في المتابعة؟",
              "fa": "جواب‌ها را از فهرست انتخاب کنید: بزرگسالان شما در چه کار یا رشته‌ای تجربه دارند، یا می‌خواهند ادامه بدهند؟",
              "ti": "ካብቲ ዝርዝር መልስታት ምረጹ፦ እቶም ዓበይቲ ኣብ ምንታይ ስራሕ ወይ ትምህርቲ ተመኩሮ ኣለዎም፣ ወይ ክቕጽሉ ይደልዩ?",
              "tr": "Cevaplarınızı listeden seçin: Yetişkinlerin hangi işte ya da eğitimde deneyimi var ya da hangisinde ilerlemek istiyorlar?",
              "uk": "Оберіть відповіді з переліку: У якій роботі чи навчанні дорослі мають досвід або хочуть іти далі?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: In welk werk of welke studie hebben de volwassenen ervaring, of willen ze verder?",
              "en": "Choose at most None answers: What kind of work or study do the adults have experience in, or want to go on with?",
              "ar": "يمكن اختيار None على الأكثر: في أي عمل أو دراسة لدى البالغين منكم خبرة، أو رغبة في المتابعة؟",
              "fa": "حداکثر None جواب انتخاب کنید: بزرگسالان شما در چه کار یا رشته‌ای تجربه دارند، یا می‌خواهند ادامه بدهند؟",
              "ti": "ካብ None ንላዕሊ መልሲ ኣይትምረጹ፦ እቶም ዓበይቲ ኣብ ምንታይ ስራሕ ወይ ትምህርቲ ተመኩሮ ኣለዎም፣ ወይ ክቕጽሉ ይደልዩ?",
              "tr": "En fazla None cevap seçin: Yetişkinlerin hangi işte ya da eğitimde deneyimi var ya da hangisinde ilerlemek istiyorlar?",
              "uk": "Забагато відповідей. Можна обрати щонайбільше None: У якій роботі чи навчанні дорослі мають досвід або хочуть іти далі?"
            }
          },
          "options": [
            "care",
            "education",
            "building",
            "engineering",
            "it",
            "catering",
            "trade",
            "office",
            "transport",
            "land",
            "arts",
            "law",
            "science"
          ]
        },
        {
          "id": "age_wish",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wil het huishouden graag mensen van ongeveer dezelfde leeftijd?",
              "en": "This answer is too long. Use at most 400 characters: Would the household like people of about the same age?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: هل تفضلون أشخاصًا من عمركم تقريبًا؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: دوست دارید با کسانی آشنا شوید که تقریباً هم‌سن شما هستند؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ እቶም ሰባት ዳርጋ ማዕረ ዕድመኹም ክኾኑ ትደልዩ ዶ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Bu insanların sizinle yaklaşık aynı yaşta olmasını ister misiniz?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Чи хочете ви, щоб ці люди були приблизно вашого віку?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Wil het huishouden graag mensen van ongeveer dezelfde leeftijd?",
              "en": "Choose an answer from the list: Would the household like people of about the same age?",
              "ar": "الرجاء اختيار جواب من القائمة: هل تفضلون أشخاصًا من عمركم تقريبًا؟",
              "fa": "یک جواب از فهرست انتخاب کنید: دوست دارید با کسانی آشنا شوید که تقریباً هم‌سن شما هستند؟",
              "ti": "ካብቲ ዝርዝር ሓደ መልሲ ምረጹ፦ እቶም ሰባት ዳርጋ ማዕረ ዕድመኹም ክኾኑ ትደልዩ ዶ?",
              "tr": "Listeden bir cevap seçin: Bu insanların sizinle yaklaşık aynı yaşta olmasını ister misiniz?",
              "uk": "Оберіть відповідь із переліку: Чи хочете ви, щоб ці люди були приблизно вашого віку?"
            }
          },
          "options": [
            "near",
            "any"
          ]
        },
        {
          "id": "seeks",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Zoekt het huishouden een groep, een gastgezin, of allebei?",
              "en": "This answer is too long. Use at most 400 characters: Is the household looking for a group, a host family, or both?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: هل تبحثون عن مجموعة، أو عن عائلة مضيفة، أو عن الاثنتين؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: دنبال گروه هستید، یا خانوادهٔ میزبان، یا هر دو؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ጉጅለ ዶ፣ ጋሻ እትቕበል ስድራ ዶ፣ ወይስ ክልቲኡ ትደልዩ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Bir grup mu, misafir ağırlayan bir aile mi, yoksa ikisini de mi arıyorsunuz?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Ви шукаєте групу, родину, яка приймає гостей, чи і те, й інше?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Zoekt het huishouden een groep, een gastgezin, of allebei?",
              "en": "Choose answers from the list: Is the household looking for a group, a host family, or both?",
              "ar": "الرجاء اختيار الإجابات من القائمة: هل تبحثون عن مجموعة، أو عن عائلة مضيفة، أو عن الاثنتين؟",
              "fa": "جواب‌ها را از فهرست انتخاب کنید: دنبال گروه هستید، یا خانوادهٔ میزبان، یا هر دو؟",
              "ti": "ካብቲ ዝርዝር መልስታት ምረጹ፦ ጉጅለ ዶ፣ ጋሻ እትቕበል ስድራ ዶ፣ ወይስ ክልቲኡ ትደልዩ?",
              "tr": "Cevaplarınızı listeden seçin: Bir grup mu, misafir ağırlayan bir aile mi, yoksa ikisini de mi arıyorsunuz?",
              "uk": "Оберіть відповіді з переліку: Ви шукаєте групу, родину, яка приймає гостей, чи і те, й інше?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Zoekt het huishouden een groep, een gastgezin, of allebei?",
              "en": "Choose at most None answers: Is the household looking for a group, a host family, or both?",
              "ar": "يمكن اختيار None على الأكثر: هل تبحثون عن مجموعة، أو عن عائلة مضيفة، أو عن الاثنتين؟",
              "fa": "حداکثر None جواب انتخاب کنید: دنبال گروه هستید، یا خانوادهٔ میزبان، یا هر دو؟",
              "ti": "ካብ None ንላዕሊ መልሲ ኣይትምረጹ፦ ጉጅለ ዶ፣ ጋሻ እትቕበል ስድራ ዶ፣ ወይስ ክልቲኡ ትደልዩ?",
              "tr": "En fazla None cevap seçin: Bir grup mu, misafir ağırlayan bir aile mi, yoksa ikisini de mi arıyorsunuz?",
              "uk": "Забагато відповідей. Можна обрати щонайбільше None: Ви шукаєте групу, родину, яка приймає гостей, чи і те, й інше?"
            }
          },
          "options": [
            "group",
            "host"
          ]
        },
        {
          "id": "stay_first",
          "type": "date",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Vanaf welke dag is een kamer nodig?",
              "en": "This answer is too long. Use at most 400 characters: What is the first day a room is needed?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: من أي يوم تحتاجون إلى غرفة؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: از چه روزی اتاق لازم دارید؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ክፍሊ ካብ ኣየነይቲ መዓልቲ ጀሚሩ የድልየኩም?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Hangi günden itibaren bir odaya ihtiyacınız var?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: З якого дня вам потрібна кімната?"
            },
            "date": {
              "nl": "Dit is geen datum. Vul een dag, een maand en een jaar in, zoals 28-2-2027: Vanaf welke dag is een kamer nodig?",
              "en": "This is not a date. Fill in a day, a month and a year, such as 28-2-2027: What is the first day a room is needed?",
              "ar": "هذا ليس تاريخًا. الرجاء كتابة اليوم والشهر والسنة، مثل ⁦28-2-2027⁩: من أي يوم تحتاجون إلى غرفة؟",
              "fa": "این تاریخ نیست. روز، ماه و سال میلادی را بنویسید، مثل ⁦28-2-2027⁩: از چه روزی اتاق لازم دارید؟",
              "ti": "እዚ ዕለት ኣይኮነን። መዓልቲ፣ ወርሕን ዓመትን ጽሓፉ፣ ንኣብነት 28-2-2027፦ ክፍሊ ካብ ኣየነይቲ መዓልቲ ጀሚሩ የድልየኩም?",
              "tr": "Bu bir tarih değil. Gün, ay ve yılı yazın, örneğin 28-2-2027: Hangi günden itibaren bir odaya ihtiyacınız var?",
              "uk": "Це не дата. Напишіть день, місяць і рік, наприклад 28-2-2027: З якого дня вам потрібна кімната?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Vanaf welke dag is een kamer nodig?",
              "en": "This day is before the first day you gave: What is the first day a room is needed?",
              "ar": "هذا اليوم قبل اليوم الأول المذكور: من أي يوم تحتاجون إلى غرفة؟",
              "fa": "این روز پیش از روز اولی است که گفته‌اید: از چه روزی اتاق لازم دارید؟",
              "ti": "እዛ መዓልቲ ቅድሚ እታ ዝጽሓፍኩምዋ ቀዳመይቲ መዓልቲ እያ፦ ክፍሊ ካብ ኣየነይቲ መዓልቲ ጀሚሩ የድልየኩም?",
              "tr": "Bu gün, yazdığınız ilk günden önce: Hangi günden itibaren bir odaya ihtiyacınız var?",
              "uk": "Цей день раніше, ніж перший день, який тут указано: З якого дня вам потрібна кімната?"
            }
          },
          "showIf": [
            {
              "question": "seeks",
              "answer": "host"
            }
          ]
        },
        {
          "id": "stay_last",
          "type": "date",
          "required": true,
          "limits": {
            "notBefore": "stay_first",
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Vul ook in tot en met welke dag de kamer nodig is.",
              "en": "Also fill in the last day the room is needed.",
              "ar": "الرجاء أيضًا كتابة آخر يوم تحتاجون فيه إلى الغرفة.",
              "fa": "لطفاً آخرین روزی را که اتاق لازم دارید هم بنویسید.",
              "ti": "እቲ ክፍሊ ክሳብ ኣየነይቲ መዓልቲ ከም ዘድልየኩም እውን ጽሓፉ።",
              "tr": "Odaya hangi güne kadar ihtiyacınız olduğunu da yazın.",
              "uk": "Напишіть також, до якого дня включно потрібна кімната."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Tot en met welke dag is de kamer nodig?",
              "en": "This answer is too long. Use at most 400 characters: What is the last day the room is needed?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما هو آخر يوم تحتاجون فيه إلى الغرفة؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: آخرین روزی که اتاق لازم دارید کدام است؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ እቲ ክፍሊ ክሳብ ኣየነይቲ መዓልቲ የድልየኩም? እታ መዓልቲ እውን ትቑጸር።",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Odaya hangi güne kadar ihtiyacınız var, o gün dahil?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: До якого дня включно вам потрібна кімната?"
            },
            "date": {
              "nl": "Dit is geen datum. Vul een dag, een maand en een jaar in, zoals 28-2-2027: Tot en met welke dag is de kamer nodig?",
              "en": "This is not a date. Fill in a day, a month and a year, such as 28-2-2027: What is the last day the room is needed?",
              "ar": "هذا ليس تاريخًا. الرجاء كتابة اليوم والشهر والسنة، مثل ⁦28-2-2027⁩: ما هو آخر يوم تحتاجون فيه إلى الغرفة؟",
              "fa": "این تاریخ نیست. روز، ماه و سال میلادی را بنویسید، مثل ⁦28-2-2027⁩: آخرین روزی که اتاق لازم دارید کدام است؟",
              "ti": "እዚ ዕለት ኣይኮነን። መዓልቲ፣ ወርሕን ዓመትን ጽሓፉ፣ ንኣብነት 28-2-2027፦ እቲ ክፍሊ ክሳብ ኣየነይቲ መዓልቲ የድልየኩም? እታ መዓልቲ እውን ትቑጸር።",
              "tr": "Bu bir tarih değil. Gün, ay ve yılı yazın, örneğin 28-2-2027: Odaya hangi güne kadar ihtiyacınız var, o gün dahil?",
              "uk": "Це не дата. Напишіть день, місяць і рік, наприклад 28-2-2027: До якого дня включно вам потрібна кімната?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Tot en met welke dag is de kamer nodig?",
              "en": "This day is before the first day you gave: What is the last day the room is needed?",
              "ar": "هذا اليوم قبل اليوم الأول المذكور: ما هو آخر يوم تحتاجون فيه إلى الغرفة؟",
              "fa": "این روز پیش از روز اولی است که گفته‌اید: آخرین روزی که اتاق لازم دارید کدام است؟",
              "ti": "እዛ መዓልቲ ቅድሚ እታ ዝጽሓፍኩምዋ ቀዳመይቲ መዓልቲ እያ፦ እቲ ክፍሊ ክሳብ ኣየነይቲ መዓልቲ የድልየኩም? እታ መዓልቲ እውን ትቑጸር።",
              "tr": "Bu gün, yazdığınız ilk günden önce: Odaya hangi güne kadar ihtiyacınız var, o gün dahil?",
              "uk": "Цей день раніше, ніж перший день, який тут указано: До якого дня включно вам потрібна кімната?"
            }
          },
          "showIf": [
            {
              "question": "stay_first",
              "answer": null
            }
          ]
        },
        {
          "id": "lives_with_pets",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Kan het huishouden in een huis met huisdieren wonen?",
              "en": "This answer is too long. Use at most 400 characters: Can the household live in a home with pets?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: هل يمكنكم السكن في بيت فيه حيوانات أليفة؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: می‌توانید در خانه‌ای زندگی کنید که حیوان خانگی دارد؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ናይ ገዛ እንስሳታት ኣብ ዘለዉዎ ገዛ ክትነብሩ ትኽእሉ ዶ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Evcil hayvan olan bir evde yaşayabilir misiniz?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Чи можете ви жити в домі, де є домашні тварини?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Kan het huishouden in een huis met huisdieren wonen?",
              "en": "Choose an answer from the list: Can the household live in a home with pets?",
              "ar": "الرجاء اختيار جواب من القائمة: هل يمكنكم السكن في بيت فيه حيوانات أليفة؟",
              "fa": "یک جواب از فهرست انتخاب کنید: می‌توانید در خانه‌ای زندگی کنید که حیوان خانگی دارد؟",
              "ti": "ካብቲ ዝርዝር ሓደ መልሲ ምረጹ፦ ናይ ገዛ እንስሳታት ኣብ ዘለዉዎ ገዛ ክትነብሩ ትኽእሉ ዶ?",
              "tr": "Listeden bir cevap seçin: Evcil hayvan olan bir evde yaşayabilir misiniz?",
              "uk": "Оберіть відповідь із переліку: Чи можете ви жити в домі, де є домашні тварини?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ],
          "showIf": [
            {
              "question": "seeks",
              "answer": "host"
            }
          ]
        },
        {
          "id": "lives_with_smokers",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Kan het huishouden in een huis wonen waar gerookt wordt?",
              "en": "This answer is too long. Use at most 400 characters: Can the household live in a home where people smoke?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: هل يمكنكم السكن في بيت فيه تدخين؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: می‌توانید در خانه‌ای زندگی کنید که در آن سیگار می‌کشند؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ሰባት ሽጋራ ኣብ ዘትክኹሉ ገዛ ክትነብሩ ትኽእሉ ዶ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Sigara içilen bir evde yaşayabilir misiniz?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Чи можете ви жити в домі, де курять?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Kan het huishouden in een huis wonen waar gerookt wordt?",
              "en": "Choose an answer from the list: Can the household live in a home where people smoke?",
              "ar": "الرجاء اختيار جواب من القائمة: هل يمكنكم السكن في بيت فيه تدخين؟",
              "fa": "یک جواب از فهرست انتخاب کنید: می‌توانید در خانه‌ای زندگی کنید که در آن سیگار می‌کشند؟",
              "ti": "ካብቲ ዝርዝር ሓደ መልሲ ምረጹ፦ ሰባት ሽጋራ ኣብ ዘትክኹሉ ገዛ ክትነብሩ ትኽእሉ ዶ?",
              "tr": "Listeden bir cevap seçin: Sigara içilen bir evde yaşayabilir misiniz?",
              "uk": "Оберіть відповідь із переліку: Чи можете ви жити в домі, де курять?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ],
          "showIf": [
            {
              "question": "seeks",
              "answer": "host"
            }
          ]
        },
        {
          "id": "smokes",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Rookt er iemand in het huishouden?",
              "en": "This answer is too long. Use at most 400 characters: Does anybody in the household smoke?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: هل بينكم من يدخن؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: کسی از شما سیگار می‌کشد؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ካባኻትኩም ሽጋራ ዘትክኽ ሰብ ኣሎ ዶ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Siz ya da ailenizden biri sigara içiyor mu?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Чи хтось із вас курить?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Rookt er iemand in het huishouden?",
              "en": "Choose an answer from the list: Does anybody in the household smoke?",
              "ar": "الرجاء اختيار جواب من القائمة: هل بينكم من يدخن؟",
              "fa": "یک جواب از فهرست انتخاب کنید: کسی از شما سیگار می‌کشد؟",
              "ti": "ካብቲ ዝርዝር ሓደ መልሲ ምረጹ፦ ካባኻትኩም ሽጋራ ዘትክኽ ሰብ ኣሎ ዶ?",
              "tr": "Listeden bir cevap seçin: Siz ya da ailenizden biri sigara içiyor mu?",
              "uk": "Оберіть відповідь із переліку: Чи хтось із вас курить?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ],
          "showIf": [
            {
              "question": "seeks",
              "answer": "host"
            }
          ]
        },
        {
          "id": "arrives_first",
          "type": "date",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Moet het huishouden nog naar de stad komen? Wat is dan de eerste dag waarop het kan komen?",
              "en": "This answer is too long. Use at most 400 characters: If the household still has to come to the city, what is the first day on which it can come?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: هل ستنتقلون إلى المدينة لاحقًا؟ ما هو أول يوم يمكنكم فيه المجيء؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: هنوز باید به این شهر بیایید؟ اولین روزی که می‌توانید بیایید کدام است؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ናብታ ከተማ ገና ክትመጹ ዲኹም? ክትመጹ እትኽእሉላ ቀዳመይቲ መዓልቲ ኣየነይቲ እያ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Bu şehre daha sonra mı geleceksiniz? O zaman gelebileceğiniz ilk gün ne?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Ви ще тільки маєте приїхати до цього міста? Який тоді перший день, коли ви можете приїхати?"
            },
            "date": {
              "nl": "Dit is geen datum. Vul een dag, een maand en een jaar in, zoals 28-2-2027: Moet het huishouden nog naar de stad komen? Wat is dan de eerste dag waarop het kan komen?",
              "en": "This is not a date. Fill in a day, a month and a year, such as 28-2-2027: If the household still has to come to the city, what is the first day on which it can come?",
              "ar": "هذا ليس تاريخًا. الرجاء كتابة اليوم والشهر والسنة، مثل ⁦28-2-2027⁩: هل ستنتقلون إلى المدينة لاحقًا؟ ما هو أول يوم يمكنكم فيه المجيء؟",
              "fa": "این تاریخ نیست. روز، ماه و سال میلادی را بنویسید، مثل ⁦28-2-2027⁩: هنوز باید به این شهر بیایید؟ اولین روزی که می‌توانید بیایید کدام است؟",
              "ti": "እዚ ዕለት ኣይኮነን። መዓልቲ፣ ወርሕን ዓመትን ጽሓፉ፣ ንኣብነት 28-2-2027፦ ናብታ ከተማ ገና ክትመጹ ዲኹም? ክትመጹ እትኽእሉላ ቀዳመይቲ መዓልቲ ኣየነይቲ እያ?",
              "tr": "Bu bir tarih değil. Gün, ay ve yılı yazın, örneğin 28-2-2027: Bu şehre daha sonra mı geleceksiniz? O zaman gelebileceğiniz ilk gün ne?",
              "uk": "Це не дата. Напишіть день, місяць і рік, наприклад 28-2-2027: Ви ще тільки маєте приїхати до цього міста? Який тоді перший день, коли ви можете приїхати?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Moet het huishouden nog naar de stad komen? Wat is dan de eerste dag waarop het kan komen?",
              "en": "This day is before the first day you gave: If the household still has to come to the city, what is the first day on which it can come?",
              "ar": "هذا اليوم قبل اليوم الأول المذكور: هل ستنتقلون إلى المدينة لاحقًا؟ ما هو أول يوم يمكنكم فيه المجيء؟",
              "fa": "این روز پیش از روز اولی است که گفته‌اید: هنوز باید به این شهر بیایید؟ اولین روزی که می‌توانید بیایید کدام است؟",
              "ti": "እዛ መዓልቲ ቅድሚ እታ ዝጽሓፍኩምዋ ቀዳመይቲ መዓልቲ እያ፦ ናብታ ከተማ ገና ክትመጹ ዲኹም? ክትመጹ እትኽእሉላ ቀዳመይቲ መዓልቲ ኣየነይቲ እያ?",
              "tr": "Bu gün, yazdığınız ilk günden önce: Bu şehre daha sonra mı geleceksiniz? O zaman gelebileceğiniz ilk gün ne?",
              "uk": "Цей день раніше, ніж перший день, який тут указано: Ви ще тільки маєте приїхати до цього міста? Який тоді перший день, коли ви можете приїхати?"
            }
          }
        },
        {
          "id": "arrives_last",
          "type": "date",
          "required": true,
          "limits": {
            "notBefore": "arrives_first",
            "longest": 400
          },
          "languages": [
            "nl",
            "en",
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "nl": "Vul ook in wat de laatste dag is waarop het huishouden kan komen.",
              "en": "Also fill in the last day on which the household can come.",
              "ar": "الرجاء أيضًا كتابة آخر يوم يمكنكم فيه المجيء.",
              "fa": "لطفاً آخرین روزی را که می‌توانید بیایید هم بنویسید.",
              "ti": "ክትመጹ እትኽእሉላ ናይ መወዳእታ መዓልቲ እውን ጽሓፉ።",
              "tr": "Gelebileceğiniz son günü de yazın.",
              "uk": "Напишіть також останній день, коли ви можете приїхати."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is de laatste dag waarop het huishouden kan komen?",
              "en": "This answer is too long. Use at most 400 characters: What is the last day on which the household can come?",
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما هو آخر يوم يمكنكم فيه المجيء؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: آخرین روزی که می‌توانید بیایید کدام است؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ክትመጹ እትኽእሉላ ናይ መወዳእታ መዓልቲ ኣየነይቲ እያ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Gelebileceğiniz son gün ne?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Який останній день, коли ви можете приїхати?"
            },
            "date": {
              "nl": "Dit is geen datum. Vul een dag, een maand en een jaar in, zoals 28-2-2027: Wat is de laatste dag waarop het huishouden kan komen?",
              "en": "This is not a date. Fill in a day, a month and a year, such as 28-2-2027: What is the last day on which the household can come?",
              "ar": "هذا ليس تاريخًا. الرجاء كتابة اليوم والشهر والسنة، مثل ⁦28-2-2027⁩: ما هو آخر يوم يمكنكم فيه المجيء؟",
              "fa": "این تاریخ نیست. روز، ماه و سال میلادی را بنویسید، مثل ⁦28-2-2027⁩: آخرین روزی که می‌توانید بیایید کدام است؟",
              "ti": "እዚ ዕለት ኣይኮነን። መዓልቲ፣ ወርሕን ዓመትን ጽሓፉ፣ ንኣብነት 28-2-2027፦ ክትመጹ እትኽእሉላ ናይ መወዳእታ መዓልቲ ኣየነይቲ እያ?",
              "tr": "Bu bir tarih değil. Gün, ay ve yılı yazın, örneğin 28-2-2027: Gelebileceğiniz son gün ne?",
              "uk": "Це не дата. Напишіть день, місяць і рік, наприклад 28-2-2027: Який останній день, коли ви можете приїхати?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Wat is de laatste dag waarop het huishouden kan komen?",
              "en": "This day is before the first day you gave: What is the last day on which the household can come?",
              "ar": "هذا اليوم قبل اليوم الأول المذكور: ما هو آخر يوم يمكنكم فيه المجيء؟",
              "fa": "این روز پیش از روز اولی است که گفته‌اید: آخرین روزی که می‌توانید بیایید کدام است؟",
              "ti": "እዛ መዓልቲ ቅድሚ እታ ዝጽሓፍኩምዋ ቀዳመይቲ መዓልቲ እያ፦ ክትመጹ እትኽእሉላ ናይ መወዳእታ መዓልቲ ኣየነይቲ እያ?",
              "tr": "Bu gün, yazdığınız ilk günden önce: Gelebileceğiniz son gün ne?",
              "uk": "Цей день раніше, ніж перший день, який тут указано: Який останній день, коли ви можете приїхати?"
            }
          },
          "showIf": [
            {
              "question": "arrives_first",
              "answer": null
            }
          ]
        },
        {
          "id": "women_only",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wil het huishouden alleen contact met vrouwen?",
              "en": "This answer is too long. Use at most 400 characters: Does the household want contact with women only?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Wil het huishouden alleen contact met vrouwen?",
              "en": "Choose an answer from the list: Does the household want contact with women only?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ]
        },
        {
          "id": "step_free",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Is een plek zonder trap of drempel nodig?",
              "en": "This answer is too long. Use at most 400 characters: Is a place without stairs or a step needed?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Is een plek zonder trap of drempel nodig?",
              "en": "Choose an answer from the list: Is a place without stairs or a step needed?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ]
        },
        {
          "id": "lgbt_safe",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Is het nodig dat de sponsor veilig is voor lhbti-personen?",
              "en": "This answer is too long. Use at most 400 characters: Must the sponsor be safe for LGBTI people?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Is het nodig dat de sponsor veilig is voor lhbti-personen?",
              "en": "Choose an answer from the list: Must the sponsor be safe for LGBTI people?"
            }
          },
          "options": [
            "yes",
            "no",
            "unsaid"
          ]
        },
        {
          "id": "diet",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Welk eten is voor het huishouden nodig?",
              "en": "This answer is too long. Use at most 400 characters: What food does the household need?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Welk eten is voor het huishouden nodig?",
              "en": "Choose answers from the list: What food does the household need?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Welk eten is voor het huishouden nodig?",
              "en": "Choose at most None answers: What food does the household need?"
            }
          },
          "options": [
            "vegetarian",
            "vegan",
            "no_pork",
            "no_alcohol"
          ]
        },
        {
          "id": "sensitive_consent",
          "type": "consent",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Zet een vinkje bij de toestemming voor deze wensen, of laat ze leeg.",
              "en": "Tick the box for consent to these wishes, or leave them empty."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: De nieuwkomer vindt het goed dat we deze wensen bewaren en gebruiken bij het koppelen.",
              "en": "This answer is too long. Use at most 400 characters: The newcomer agrees that we keep these wishes and use them in matching."
            }
          },
          "showIf": [
            {
              "question": "women_only",
              "answer": "yes"
            },
            {
              "question": "step_free",
              "answer": "yes"
            },
            {
              "question": "lgbt_safe",
              "answer": "yes"
            },
            {
              "question": "diet",
              "answer": null
            }
          ]
        },
        {
          "id": "intake_consent",
          "type": "consent",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Zet een vinkje bij de toestemming. Zonder toestemming gebruiken we de antwoorden niet.",
              "en": "Tick the box for consent. Without it we do not use the answers."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: De nieuwkomer vindt het goed dat deze antwoorden gebruikt worden om een groep of gastgezin te zoeken.",
              "en": "This answer is too long. Use at most 400 characters: The newcomer agrees that these answers are used to look for a group or host family."
            }
          }
        }
      ],
      "shortest": 3
    },
    "newcomer": {
      "name": "newcomer",
      "languages": [
        "nl",
        "en",
        "ar",
        "fa",
        "ti",
        "tr",
        "uk"
      ],
      "questions": [
        {
          "id": "for_whom",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies of je dit voor jezelf of voor iemand anders invult.",
              "en": "Choose whether you are filling this in for yourself or for somebody else."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Voor wie vul je dit in?",
              "en": "This answer is too long. Use at most 400 characters: Who are you filling this in for?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Voor wie vul je dit in?",
              "en": "Choose an answer from the list: Who are you filling this in for?"
            }
          },
          "options": [
            "self",
            "other"
          ]
        },
        {
          "id": "helper_name",
          "type": "name",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul je eigen naam in, van degene die helpt.",
              "en": "Fill in your own name, as the person who helps."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je eigen naam?",
              "en": "This answer is too long. Use at most 400 characters: What is your own name?"
            },
            "name": {
              "nl": "Vul een naam in met ten minste één letter: Wat is je eigen naam?",
              "en": "Fill in a name with at least one letter: What is your own name?"
            }
          },
          "showIf": [
            {
              "question": "for_whom",
              "answer": "other"
            }
          ]
        },
        {
          "id": "helper_organisation",
          "type": "text",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Voor welke organisatie werk je?",
              "en": "This answer is too long. Use at most 400 characters: Which organisation do you work for?"
            }
          },
          "showIf": [
            {
              "question": "for_whom",
              "answer": "other"
            }
          ]
        },
        {
          "id": "helper_reach",
          "type": "text",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in hoe we jou, de helper, kunnen bereiken.",
              "en": "Fill in how we can reach you, the helper."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe kunnen we jou bereiken?",
              "en": "This answer is too long. Use at most 400 characters: How can we reach you?"
            }
          },
          "showIf": [
            {
              "question": "for_whom",
              "answer": "other"
            }
          ]
        },
        {
          "id": "helper_consent",
          "type": "text",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in hoe je om toestemming hebt gevraagd.",
              "en": "Fill in how you asked for consent."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe heb je gevraagd of diegene dit wil?",
              "en": "This answer is too long. Use at most 400 characters: How did you ask whether the person wants this?"
            }
          },
          "showIf": [
            {
              "question": "for_whom",
              "answer": "other"
            }
          ]
        },
        {
          "id": "name",
          "type": "name",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul de naam in van wie wil meedoen.",
              "en": "Fill in the name of the person who wants to take part."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe heet je?",
              "en": "This answer is too long. Use at most 400 characters: What is your name?"
            },
            "name": {
              "nl": "Vul een naam in met ten minste één letter: Hoe heet je?",
              "en": "Fill in a name with at least one letter: What is your name?"
            }
          }
        },
        {
          "id": "phone",
          "type": "phone",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "none": {
              "nl": "Vul een telefoonnummer of een e-mailadres in, of schrijf hoe we contact kunnen opnemen.",
              "en": "Fill in a phone number or an e-mail address, or write how we can get in touch."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je telefoonnummer?",
              "en": "This answer is too long. Use at most 400 characters: What is your phone number?"
            },
            "phone": {
              "nl": "Dit is geen telefoonnummer dat bestaat. Kijk de cijfers na, en vul het in zoals 06 12345678 of +31 6 12345678: Wat is je telefoonnummer?",
              "en": "This is not a phone number that exists. Check the digits, and write it like 06 12345678 or +31 6 12345678: What is your phone number?"
            }
          },
          "unless": [
            "email",
            "reach",
            "helper_reach"
          ]
        },
        {
          "id": "email",
          "type": "email",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je e-mailadres?",
              "en": "This answer is too long. Use at most 400 characters: What is your e-mail address?"
            },
            "email": {
              "nl": "Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl: Wat is je e-mailadres?",
              "en": "This is not an e-mail address. Write it like name@example.org: What is your e-mail address?"
            }
          }
        },
        {
          "id": "reach",
          "type": "text",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe bereiken we je het best?",
              "en": "This answer is too long. Use at most 400 characters: How can we best reach you?"
            }
          }
        },
        {
          "id": "city",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies een stad.",
              "en": "Choose a city."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welke stad woon je, nu of straks?",
              "en": "This answer is too long. Use at most 400 characters: In which city do you live, now or soon?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: In welke stad woon je, nu of straks?",
              "en": "Choose an answer from the list: In which city do you live, now or soon?"
            }
          },
          "options": [
            "almere",
            "den-haag",
            "haarlem",
            "rotterdam",
            "unknown"
          ]
        },
        {
          "id": "contact_language",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies de taal waarin we contact opnemen.",
              "en": "Choose the language in which we get in touch."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welke taal zullen we contact opnemen?",
              "en": "This answer is too long. Use at most 400 characters: In which language shall we get in touch?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: In welke taal zullen we contact opnemen?",
              "en": "Choose an answer from the list: In which language shall we get in touch?"
            }
          },
          "options": [
            "nl",
            "en",
            "am",
            "ar",
            "prs",
            "de",
            "fa",
            "fr",
            "kmr",
            "ckb",
            "uk",
            "ps",
            "ru",
            "so",
            "es",
            "sw",
            "ti",
            "tr",
            "other"
          ]
        },
        {
          "id": "people",
          "type": "number",
          "required": true,
          "limits": {
            "min": 1,
            "max": 20,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in met hoeveel mensen jullie zijn.",
              "en": "Fill in how many of you there are."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Met hoeveel mensen zijn jullie, kinderen meegeteld?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are there, counting children?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Met hoeveel mensen zijn jullie, kinderen meegeteld?",
              "en": "Fill in a whole number, such as 3: How many of you are there, counting children?"
            },
            "too_small": {
              "nl": "Vul een getal in van 1 of meer: Met hoeveel mensen zijn jullie, kinderen meegeteld?",
              "en": "Fill in a number of 1 or more: How many of you are there, counting children?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Met hoeveel mensen zijn jullie, kinderen meegeteld?",
              "en": "Fill in a number of 20 or less: How many of you are there, counting children?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Met hoeveel mensen zijn jullie, kinderen meegeteld?",
              "en": "This number is higher than the number of people you gave: How many of you are there, counting children?"
            }
          }
        },
        {
          "id": "consent",
          "type": "consent",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Zet een vinkje bij de toestemming. Zonder toestemming mogen we niets bewaren.",
              "en": "Tick the box for consent. Without it we may not keep anything."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Ik vind het goed, of degene voor wie ik dit invul, dat Samen Hier deze gegevens bewaart om een groep of gastgezin te zoeken.",
              "en": "This answer is too long. Use at most 400 characters: I agree, or the person for whom I fill this in agrees, that Samen Hier keeps these data to look for a group or host family."
            }
          }
        },
        {
          "id": "name",
          "type": "name",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "ar": "الرجاء كتابة اسمك.",
              "fa": "لطفاً نامتان را بنویسید.",
              "ti": "ስም ናይቲ ክሳተፍ ዝደሊ ሰብ ጽሓፉ።",
              "tr": "Katılmak isteyen kişinin adını yazın.",
              "uk": "Напишіть ім'я."
            },
            "too_long": {
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما اسمك؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: نام شما چیست؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ስምኩም መን እዩ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Adınız ne?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Як вас звати?"
            },
            "name": {
              "ar": "الرجاء كتابة اسم فيه حرف واحد على الأقل: ما اسمك؟",
              "fa": "نامی بنویسید که دست‌کم یک حرف داشته باشد: نام شما چیست؟",
              "ti": "እንተወሓደ ሓደ ፊደል ዘለዎ ስም ጽሓፉ፦ ስምኩም መን እዩ?",
              "tr": "İçinde en az bir harf olan bir ad yazın: Adınız ne?",
              "uk": "Напишіть ім'я, у якому є хоча б одна літера: Як вас звати?"
            }
          }
        },
        {
          "id": "phone",
          "type": "phone",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "ar": "ما زال هذا السؤال بدون جواب: ما رقم هاتفك؟",
              "fa": "لطفاً به این سؤال جواب بدهید: شماره تلفن شما چیست؟",
              "ti": "ነዚ ምልእዎ፦ ቁጽሪ ቴሌፎንኩም ክንደይ እዩ?",
              "tr": "Burayı doldurun: Telefon numaranız ne?",
              "uk": "Заповніть це: Який ваш номер телефону?"
            },
            "too_long": {
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما رقم هاتفك؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: شماره تلفن شما چیست؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ቁጽሪ ቴሌፎንኩም ክንደይ እዩ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Telefon numaranız ne?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Який ваш номер телефону?"
            },
            "phone": {
              "ar": "هذا ليس رقم هاتف. الرجاء كتابته هكذا ⁦06 12345678⁩ أو ⁦+31 6 12345678⁩: ما رقم هاتفك؟",
              "fa": "این شماره تلفن نیست. آن را این‌طور بنویسید ⁦06 12345678⁩ یا ⁦+31 6 12345678⁩: شماره تلفن شما چیست؟",
              "ti": "እዚ ቁጽሪ ቴሌፎን ኣይኮነን። ከም 06 12345678 ወይ +31 6 12345678 ጽሓፉ፦ ቁጽሪ ቴሌፎንኩም ክንደይ እዩ?",
              "tr": "Bu bir telefon numarası değil. 06 12345678 ya da +31 6 12345678 gibi yazın: Telefon numaranız ne?",
              "uk": "Це не номер телефону. Пишіть, наприклад, 06 12345678 або +31 6 12345678: Який ваш номер телефону?"
            }
          }
        },
        {
          "id": "reach",
          "type": "text",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "too_long": {
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما أفضل طريقة للتواصل معك؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: بهترین راه تماس با شما چیست؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ንኽንረኽበኩም ዝበለጸ መገዲ ኣየናይ እዩ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Size en kolay nasıl ulaşırız?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Як з вами найкраще зв'язатися?"
            }
          }
        },
        {
          "id": "city",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "ar": "الرجاء اختيار مدينة.",
              "fa": "لطفاً یک شهر انتخاب کنید.",
              "ti": "ከተማ ምረጹ።",
              "tr": "Bir şehir seçin.",
              "uk": "Оберіть місто."
            },
            "too_long": {
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: ما مدينة سكنك، الآن أو قريبًا؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: در کدام شهر زندگی می‌کنید یا قرار است زندگی کنید؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ኣብ ኣየነይቲ ከተማ ትነብሩ፣ ወይ ክትነብሩ ኢኹም?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Hangi şehirde oturuyorsunuz ya da oturacaksınız?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: У якому місті ви живете або житимете?"
            },
            "choice": {
              "ar": "الرجاء اختيار جواب من القائمة: ما مدينة سكنك، الآن أو قريبًا؟",
              "fa": "یک جواب از فهرست انتخاب کنید: در کدام شهر زندگی می‌کنید یا قرار است زندگی کنید؟",
              "ti": "ካብቲ ዝርዝር ሓደ መልሲ ምረጹ፦ ኣብ ኣየነይቲ ከተማ ትነብሩ፣ ወይ ክትነብሩ ኢኹም?",
              "tr": "Listeden bir cevap seçin: Hangi şehirde oturuyorsunuz ya da oturacaksınız?",
              "uk": "Оберіть відповідь із переліку: У якому місті ви живете або житимете?"
            }
          },
          "options": [
            "almere",
            "den-haag",
            "haarlem",
            "rotterdam",
            "unknown"
          ]
        },
        {
          "id": "contact_language",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "ar",
            "fa",
            "ti",
            "tr",
            "uk"
          ],
          "errors": {
            "missing": {
              "ar": "الرجاء اختيار اللغة التي نتواصل بها معك.",
              "fa": "لطفاً زبانی را که با آن تماس بگیریم انتخاب کنید.",
              "ti": "እንዘራረበሉ ቋንቋ ምረጹ።",
              "tr": "Sizinle konuşacağımız dili seçin.",
              "uk": "Оберіть мову, якою нам із вами спілкуватися."
            },
            "too_long": {
              "ar": "هذا الجواب طويل جدًا. يمكن كتابة 400 حرف على الأكثر: بأي لغة نتواصل معك؟",
              "fa": "این جواب خیلی طولانی است. حداکثر 400 حرف بنویسید: به چه زبانی با شما تماس بگیریم؟",
              "ti": "እዚ መልሲ ኣዝዩ ነዊሕ እዩ። ካብ 400 ፊደላት ንላዕሊ ኣይትጽሓፉ፦ ብኣየናይ ቋንቋ ንዘራረብ?",
              "tr": "Bu cevap çok uzun. En fazla 400 karakter kullanın: Sizinle hangi dilde konuşalım?",
              "uk": "Ця відповідь задовга. Напишіть не більше ніж 400 знаків: Якою мовою нам із вами спілкуватися?"
            },
            "choice": {
              "ar": "الرجاء اختيار جواب من القائمة: بأي لغة نتواصل معك؟",
              "fa": "یک جواب از فهرست انتخاب کنید: به چه زبانی با شما تماس بگیریم؟",
              "ti": "ካብቲ ዝርዝር ሓደ መልሲ ምረጹ፦ ብኣየናይ ቋንቋ ንዘራረብ?",
              "tr": "Listeden bir cevap seçin: Sizinle hangi dilde konuşalım?",
              "uk": "Оберіть відповідь із переліку: Якою мовою нам із вами спілкуватися?"
            }
          },
          "options": [
            "nl",
            "en",
            "am",
            "ar",
            "prs",
            "de",
            "fa",
            "fr",
            "kmr",
            "ckb",
            "uk",
            "ps",
            "ru",
            "so",
            "es",
            "sw",
            "ti",
            "tr",
            "other"
          ]
        }
      ],
      "shortest": 3
    },
    "newsletter-choice": {
      "name": "newsletter-choice",
      "languages": [
        "nl",
        "en"
      ],
      "questions": [
        {
          "id": "access_code",
          "type": "token",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul de code in uit de link die je kreeg.",
              "en": "Fill in the code from the link you got."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is de code uit de link?",
              "en": "This answer is too long. Use at most 400 characters: What is the code from the link?"
            },
            "code": {
              "nl": "Deze code klopt niet. Neem hem over uit het bericht dat je kreeg: Wat is de code uit de link?",
              "en": "This code is not right. Copy it from the message you got: What is the code from the link?"
            }
          }
        },
        {
          "id": "wants_newsletter",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies of je de nieuwsbrief wilt.",
              "en": "Choose whether you would like the newsletter."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wil je de nieuwsbrief van Samen Hier?",
              "en": "This answer is too long. Use at most 400 characters: Would you like the newsletter of Samen Hier?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Wil je de nieuwsbrief van Samen Hier?",
              "en": "Choose an answer from the list: Would you like the newsletter of Samen Hier?"
            }
          },
          "options": [
            "yes",
            "no"
          ]
        }
      ],
      "shortest": 1
    },
    "newsletter": {
      "name": "newsletter",
      "languages": [
        "nl",
        "en"
      ],
      "questions": [
        {
          "id": "email",
          "type": "email",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul je e-mailadres in, zoals naam@voorbeeld.nl.",
              "en": "Fill in your e-mail address, such as name@example.org."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je e-mailadres?",
              "en": "This answer is too long. Use at most 400 characters: What is your e-mail address?"
            },
            "email": {
              "nl": "Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl: Wat is je e-mailadres?",
              "en": "This is not an e-mail address. Write it like name@example.org: What is your e-mail address?"
            }
          }
        },
        {
          "id": "consent",
          "type": "consent",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Zet een vinkje bij je toestemming. Zonder toestemming mogen we je adres niet bewaren.",
              "en": "Tick the box for your consent. Without it we may not keep your address."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Ik vind het goed dat Samen Hier mijn e-mailadres bewaart om mij de nieuwsbrief te sturen.",
              "en": "This answer is too long. Use at most 400 characters: I agree that Samen Hier keeps my e-mail address to send me the newsletter."
            }
          }
        }
      ],
      "shortest": 2
    },
    "organisation": {
      "name": "organisation",
      "languages": [
        "nl",
        "en"
      ],
      "questions": [
        {
          "id": "organisation_kind",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies wat voor organisatie het is.",
              "en": "Choose what kind of organisation it is."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat voor organisatie is het?",
              "en": "This answer is too long. Use at most 400 characters: What kind of organisation is it?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Wat voor organisatie is het?",
              "en": "Choose an answer from the list: What kind of organisation is it?"
            }
          },
          "options": [
            "municipality",
            "partner",
            "company",
            "school",
            "association",
            "other"
          ]
        },
        {
          "id": "organisation_name",
          "type": "name",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul de naam van de organisatie in.",
              "en": "Fill in the name of the organisation."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe heet de organisatie?",
              "en": "This answer is too long. Use at most 400 characters: What is the organisation called?"
            },
            "name": {
              "nl": "Vul de naam van de organisatie in, met ten minste één letter.",
              "en": "Fill in the name of the organisation, with at least one letter."
            }
          }
        },
        {
          "id": "city",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies een stad.",
              "en": "Choose a city."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Om welke stad gaat het?",
              "en": "This answer is too long. Use at most 400 characters: Which city is it about?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Om welke stad gaat het?",
              "en": "Choose an answer from the list: Which city is it about?"
            }
          },
          "options": [
            "almere",
            "den-haag",
            "haarlem",
            "rotterdam",
            "elsewhere"
          ]
        },
        {
          "id": "town",
          "type": "name",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in om welke plaats het gaat.",
              "en": "Fill in which town it is about."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Welke plaats is dat?",
              "en": "This answer is too long. Use at most 400 characters: Which town is that?"
            },
            "name": {
              "nl": "Vul de naam van de plaats in, met ten minste één letter.",
              "en": "Fill in the name of the town, with at least one letter."
            }
          },
          "showIf": [
            {
              "question": "city",
              "answer": "elsewhere"
            }
          ]
        },
        {
          "id": "offers",
          "type": "choices",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies ten minste één ding. Weet je het nog niet? Kies «meer weten».",
              "en": "Choose at least one. Not sure yet? Choose “knowing more”."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat past bij jullie?",
              "en": "This answer is too long. Use at most 400 characters: What suits you?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wat past bij jullie?",
              "en": "Choose answers from the list: What suits you?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Wat past bij jullie?",
              "en": "Choose at most None answers: What suits you?"
            }
          },
          "options": [
            "staff_time",
            "space",
            "means",
            "work",
            "newcomers",
            "own_town",
            "more"
          ]
        },
        {
          "id": "remarks",
          "type": "text",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wil je er iets bij vertellen?",
              "en": "This answer is too long. Use at most 400 characters: Would you like to add something?"
            }
          }
        },
        {
          "id": "name",
          "type": "name",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul je naam in.",
              "en": "Fill in your name."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je eigen naam?",
              "en": "This answer is too long. Use at most 400 characters: What is your own name?"
            },
            "name": {
              "nl": "Vul een naam in met ten minste één letter: Wat is je eigen naam?",
              "en": "Fill in a name with at least one letter: What is your own name?"
            }
          }
        },
        {
          "id": "email",
          "type": "email",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul je e-mailadres in, zoals naam@voorbeeld.nl.",
              "en": "Fill in your e-mail address, such as name@example.org."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Op welk e-mailadres bereiken we je?",
              "en": "This answer is too long. Use at most 400 characters: What e-mail address can we reach you at?"
            },
            "email": {
              "nl": "Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl: Op welk e-mailadres bereiken we je?",
              "en": "This is not an e-mail address. Write it like name@example.org: What e-mail address can we reach you at?"
            }
          }
        },
        {
          "id": "phone",
          "type": "phone",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Op welk telefoonnummer bereiken we je?",
              "en": "This answer is too long. Use at most 400 characters: What phone number can we reach you on?"
            },
            "phone": {
              "nl": "Dit is geen telefoonnummer dat bestaat. Kijk de cijfers na, en vul het in zoals 06 12345678 of +31 6 12345678: Op welk telefoonnummer bereiken we je?",
              "en": "This is not a phone number that exists. Check the digits, and write it like 06 12345678 or +31 6 12345678: What phone number can we reach you on?"
            }
          }
        },
        {
          "id": "consent",
          "type": "consent",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Zet een vinkje bij je toestemming. Zonder toestemming mogen we niets bewaren.",
              "en": "Tick the box for your consent. Without it we may not keep anything."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Ik vind het goed dat Samen Hier mijn gegevens bewaart om contact op te nemen over mijn organisatie.",
              "en": "This answer is too long. Use at most 400 characters: I agree that Samen Hier keeps my data to get in touch about my organisation."
            }
          }
        }
      ],
      "shortest": 3
    },
    "volunteer": {
      "name": "volunteer",
      "languages": [
        "nl",
        "en"
      ],
      "questions": [
        {
          "id": "name",
          "type": "name",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul je naam in.",
              "en": "Fill in your name."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe heet je?",
              "en": "This answer is too long. Use at most 400 characters: What is your name?"
            },
            "name": {
              "nl": "Vul een naam in met ten minste één letter: Hoe heet je?",
              "en": "Fill in a name with at least one letter: What is your name?"
            }
          }
        },
        {
          "id": "email",
          "type": "email",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul je e-mailadres in, zoals naam@voorbeeld.nl.",
              "en": "Fill in your e-mail address, such as name@example.org."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je e-mailadres?",
              "en": "This answer is too long. Use at most 400 characters: What is your e-mail address?"
            },
            "email": {
              "nl": "Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl: Wat is je e-mailadres?",
              "en": "This is not an e-mail address. Write it like name@example.org: What is your e-mail address?"
            }
          }
        },
        {
          "id": "phone",
          "type": "phone",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is je telefoonnummer?",
              "en": "This answer is too long. Use at most 400 characters: What is your phone number?"
            },
            "phone": {
              "nl": "Dit is geen telefoonnummer dat bestaat. Kijk de cijfers na, en vul het in zoals 06 12345678 of +31 6 12345678: Wat is je telefoonnummer?",
              "en": "This is not a phone number that exists. Check the digits, and write it like 06 12345678 or +31 6 12345678: What is your phone number?"
            }
          }
        },
        {
          "id": "city",
          "type": "choice",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Kies een stad.",
              "en": "Choose a city."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welke stad wil je meedoen?",
              "en": "This answer is too long. Use at most 400 characters: In which city do you want to take part?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: In welke stad wil je meedoen?",
              "en": "Choose an answer from the list: In which city do you want to take part?"
            }
          },
          "options": [
            "almere",
            "den-haag",
            "haarlem",
            "rotterdam"
          ]
        },
        {
          "id": "people",
          "type": "number",
          "required": true,
          "limits": {
            "min": 1,
            "max": 4,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Vul in met hoeveel mensen jullie zijn.",
              "en": "Fill in how many of you there are."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are there, counting yourself?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "Fill in a whole number, such as 3: How many of you are there, counting yourself?"
            },
            "too_small": {
              "nl": "Vul een getal in van 1 of meer: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "Fill in a number of 1 or more: How many of you are there, counting yourself?"
            },
            "too_large": {
              "nl": "Vul een getal in van 4 of minder: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "Fill in a number of 4 or less: How many of you are there, counting yourself?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "This number is higher than the number of people you gave: How many of you are there, counting yourself?"
            }
          }
        },
        {
          "id": "leads",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wil een van jullie de contactpersoon van een groep zijn?",
              "en": "This answer is too long. Use at most 400 characters: Would one of you like to be the contact person of a group?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Wil een van jullie de contactpersoon van een groep zijn?",
              "en": "Choose an answer from the list: Would one of you like to be the contact person of a group?"
            }
          },
          "options": [
            "yes",
            "no"
          ]
        },
        {
          "id": "people_18_29",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 4,
            "atMost": "people",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie zijn 18 tot en met 29 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are 18 to 29?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie zijn 18 tot en met 29 jaar?",
              "en": "Fill in a whole number, such as 3: How many of you are 18 to 29?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie zijn 18 tot en met 29 jaar?",
              "en": "Fill in a number of 0 or more: How many of you are 18 to 29?"
            },
            "too_large": {
              "nl": "Vul een getal in van 4 of minder: Hoeveel van jullie zijn 18 tot en met 29 jaar?",
              "en": "Fill in a number of 4 or less: How many of you are 18 to 29?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie zijn 18 tot en met 29 jaar?",
              "en": "This number is higher than the number of people you gave: How many of you are 18 to 29?"
            }
          }
        },
        {
          "id": "people_30_44",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 4,
            "atMost": "people",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie zijn 30 tot en met 44 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are 30 to 44?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie zijn 30 tot en met 44 jaar?",
              "en": "Fill in a whole number, such as 3: How many of you are 30 to 44?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie zijn 30 tot en met 44 jaar?",
              "en": "Fill in a number of 0 or more: How many of you are 30 to 44?"
            },
            "too_large": {
              "nl": "Vul een getal in van 4 of minder: Hoeveel van jullie zijn 30 tot en met 44 jaar?",
              "en": "Fill in a number of 4 or less: How many of you are 30 to 44?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie zijn 30 tot en met 44 jaar?",
              "en": "This number is higher than the number of people you gave: How many of you are 30 to 44?"
            }
          }
        },
        {
          "id": "people_45_59",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 4,
            "atMost": "people",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie zijn 45 tot en met 59 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are 45 to 59?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie zijn 45 tot en met 59 jaar?",
              "en": "Fill in a whole number, such as 3: How many of you are 45 to 59?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie zijn 45 tot en met 59 jaar?",
              "en": "Fill in a number of 0 or more: How many of you are 45 to 59?"
            },
            "too_large": {
              "nl": "Vul een getal in van 4 of minder: Hoeveel van jullie zijn 45 tot en met 59 jaar?",
              "en": "Fill in a number of 4 or less: How many of you are 45 to 59?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie zijn 45 tot en met 59 jaar?",
              "en": "This number is higher than the number of people you gave: How many of you are 45 to 59?"
            }
          }
        },
        {
          "id": "people_60",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 4,
            "atMost": "people",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie zijn 60 jaar of ouder?",
              "en": "This answer is too long. Use at most 400 characters: How many of you are 60 or older?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie zijn 60 jaar of ouder?",
              "en": "Fill in a whole number, such as 3: How many of you are 60 or older?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie zijn 60 jaar of ouder?",
              "en": "Fill in a number of 0 or more: How many of you are 60 or older?"
            },
            "too_large": {
              "nl": "Vul een getal in van 4 of minder: Hoeveel van jullie zijn 60 jaar of ouder?",
              "en": "Fill in a number of 4 or less: How many of you are 60 or older?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie zijn 60 jaar of ouder?",
              "en": "This number is higher than the number of people you gave: How many of you are 60 or older?"
            }
          }
        },
        {
          "id": "dutch_speakers",
          "type": "number",
          "required": false,
          "limits": {
            "min": 0,
            "max": 4,
            "atMost": "people",
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie spreken goed Nederlands?",
              "en": "This answer is too long. Use at most 400 characters: How many of you speak Dutch well?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie spreken goed Nederlands?",
              "en": "Fill in a whole number, such as 3: How many of you speak Dutch well?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie spreken goed Nederlands?",
              "en": "Fill in a number of 0 or more: How many of you speak Dutch well?"
            },
            "too_large": {
              "nl": "Vul een getal in van 4 of minder: Hoeveel van jullie spreken goed Nederlands?",
              "en": "Fill in a number of 4 or less: How many of you speak Dutch well?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie spreken goed Nederlands?",
              "en": "This number is higher than the number of people you gave: How many of you speak Dutch well?"
            }
          }
        },
        {
          "id": "languages",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Welke talen spreken jullie?",
              "en": "This answer is too long. Use at most 400 characters: Which languages do you speak?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Welke talen spreken jullie?",
              "en": "Choose answers from the list: Which languages do you speak?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Welke talen spreken jullie?",
              "en": "Choose at most None answers: Which languages do you speak?"
            }
          },
          "options": [
            "nl",
            "en",
            "am",
            "ar",
            "prs",
            "de",
            "fa",
            "fr",
            "kmr",
            "ckb",
            "uk",
            "ps",
            "ru",
            "so",
            "es",
            "sw",
            "ti",
            "tr",
            "other"
          ]
        },
        {
          "id": "composition",
          "type": "choice",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wie zijn jullie?",
              "en": "This answer is too long. Use at most 400 characters: Who are you?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Wie zijn jullie?",
              "en": "Choose an answer from the list: Who are you?"
            }
          },
          "options": [
            "mixed",
            "women",
            "men",
            "unsaid"
          ]
        },
        {
          "id": "times",
          "type": "choices",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wanneer kunnen jullie allemaal?",
              "en": "This answer is too long. Use at most 400 characters: When are you all free?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wanneer kunnen jullie allemaal?",
              "en": "Choose answers from the list: When are you all free?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Wanneer kunnen jullie allemaal?",
              "en": "Choose at most None answers: When are you all free?"
            }
          },
          "options": [
            "daytime",
            "evening",
            "weekend"
          ]
        },
        {
          "id": "interests",
          "type": "choices",
          "required": false,
          "limits": {
            "most": 5,
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat doen jullie graag?",
              "en": "This answer is too long. Use at most 400 characters: What do you like to do?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wat doen jullie graag?",
              "en": "Choose answers from the list: What do you like to do?"
            },
            "too_many": {
              "nl": "Kies ten hoogste vijf dingen die jullie graag doen.",
              "en": "Choose at most five things you like to do."
            }
          },
          "options": [
            "cooking",
            "sport",
            "walking",
            "music",
            "film",
            "reading",
            "crafts",
            "garden",
            "games",
            "museums"
          ]
        },
        {
          "id": "district",
          "type": "district",
          "required": false,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Rond welke postcode wonen jullie? Vul de vier cijfers in.",
              "en": "This answer is too long. Use at most 400 characters: Which postcode do you live near? Fill in the four digits."
            },
            "district": {
              "nl": "Vul vier cijfers in, zoals 2511: Rond welke postcode wonen jullie? Vul de vier cijfers in.",
              "en": "Fill in four digits, such as 2511: Which postcode do you live near? Fill in the four digits."
            }
          }
        },
        {
          "id": "consent",
          "type": "consent",
          "required": true,
          "limits": {
            "longest": 400
          },
          "languages": [
            "nl",
            "en"
          ],
          "errors": {
            "missing": {
              "nl": "Zet een vinkje bij je toestemming. Zonder toestemming mogen we niets bewaren.",
              "en": "Tick the box for your consent. Without it we may not keep anything."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Ik vind het goed dat Samen Hier mijn gegevens bewaart om een groep voor me te zoeken.",
              "en": "This answer is too long. Use at most 400 characters: I agree that Samen Hier keeps my data to look for a group for me."
            }
          }
        }
      ],
      "shortest": 3
    }
  }
};
