// Written by scripts/relay from the questions, cities and tabs. Do not edit.
"use strict";

const FIELDS = {
  "languages": [
    "nl",
    "en"
  ],
  "honeypot": "website",
  "largest": 65536,
  "longestAnswer": 400,
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
    "Gastgezinnen"
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
    "Gastgezinnen": {
      "headers": [
        "id"
      ],
      "columns": [
        0
      ]
    }
  },
  "forms": {
    "group": {
      "name": "group",
      "questions": [
        {
          "id": "name",
          "type": "name",
          "required": true,
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
            "max": 30
          },
          "errors": {
            "missing": {
              "nl": "Vul in met hoeveel mensen jullie zijn.",
              "en": "Fill in how many people you are."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "This answer is too long. Use at most 400 characters: How many people are you, counting yourself?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "Fill in a whole number, such as 3: How many people are you, counting yourself?"
            },
            "too_small": {
              "nl": "Vul een getal in van 1 of meer: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "Fill in a number of 1 or more: How many people are you, counting yourself?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "Fill in a number of 30 or less: How many people are you, counting yourself?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "This number is higher than the number of people you gave: How many people are you, counting yourself?"
            }
          }
        },
        {
          "id": "district",
          "type": "district",
          "required": false,
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Rond welke postcode wonen de meesten van jullie? Vul de vier cijfers in.",
              "en": "This answer is too long. Use at most 400 characters: Around which postcode do most of you live? Fill in the four digits."
            },
            "district": {
              "nl": "Vul vier cijfers in, zoals 2511: Rond welke postcode wonen de meesten van jullie? Vul de vier cijfers in.",
              "en": "Fill in four digits, such as 2511: Around which postcode do most of you live? Fill in the four digits."
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
            "atMost": "size"
          },
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
            "atMost": "size"
          },
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
            "atMost": "size"
          },
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
            "atMost": "size"
          },
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
            "atMost": "size"
          },
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Welke talen spreken jullie nog meer?",
              "en": "This answer is too long. Use at most 400 characters: Which other languages do you speak?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Welke talen spreken jullie nog meer?",
              "en": "Choose answers from the list: Which other languages do you speak?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Welke talen spreken jullie nog meer?",
              "en": "Choose at most None answers: Which other languages do you speak?"
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
            "atMost": "size"
          },
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
          "limits": {},
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Zijn jullie nog niet met genoeg? Mogen we dan mensen zoeken die bij jullie passen?",
              "en": "This answer is too long. Use at most 400 characters: Not enough people yet? May we look for people who fit with you?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Zijn jullie nog niet met genoeg? Mogen we dan mensen zoeken die bij jullie passen?",
              "en": "Choose an answer from the list: Not enough people yet? May we look for people who fit with you?"
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
            "atMost": "size"
          },
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie kunnen doordeweeks overdag?",
              "en": "This answer is too long. Use at most 400 characters: How many of you can make weekdays in daytime?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie kunnen doordeweeks overdag?",
              "en": "Fill in a whole number, such as 3: How many of you can make weekdays in daytime?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie kunnen doordeweeks overdag?",
              "en": "Fill in a number of 0 or more: How many of you can make weekdays in daytime?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Hoeveel van jullie kunnen doordeweeks overdag?",
              "en": "Fill in a number of 30 or less: How many of you can make weekdays in daytime?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie kunnen doordeweeks overdag?",
              "en": "This number is higher than the number of people you gave: How many of you can make weekdays in daytime?"
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
            "atMost": "size"
          },
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie kunnen doordeweeks in de avond?",
              "en": "This answer is too long. Use at most 400 characters: How many of you can make weekday evenings?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie kunnen doordeweeks in de avond?",
              "en": "Fill in a whole number, such as 3: How many of you can make weekday evenings?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie kunnen doordeweeks in de avond?",
              "en": "Fill in a number of 0 or more: How many of you can make weekday evenings?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Hoeveel van jullie kunnen doordeweeks in de avond?",
              "en": "Fill in a number of 30 or less: How many of you can make weekday evenings?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie kunnen doordeweeks in de avond?",
              "en": "This number is higher than the number of people you gave: How many of you can make weekday evenings?"
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
            "atMost": "size"
          },
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel van jullie kunnen in het weekend?",
              "en": "This answer is too long. Use at most 400 characters: How many of you can make the weekend?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel van jullie kunnen in het weekend?",
              "en": "Fill in a whole number, such as 3: How many of you can make the weekend?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel van jullie kunnen in het weekend?",
              "en": "Fill in a number of 0 or more: How many of you can make the weekend?"
            },
            "too_large": {
              "nl": "Vul een getal in van 30 of minder: Hoeveel van jullie kunnen in het weekend?",
              "en": "Fill in a number of 30 or less: How many of you can make the weekend?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel van jullie kunnen in het weekend?",
              "en": "This number is higher than the number of people you gave: How many of you can make the weekend?"
            }
          }
        },
        {
          "id": "offers",
          "type": "choices",
          "required": false,
          "limits": {},
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
            "most": 5
          },
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welk werk of welke studie hebben jullie ervaring?",
              "en": "This answer is too long. Use at most 400 characters: In which work or study do you have experience?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: In welk werk of welke studie hebben jullie ervaring?",
              "en": "Choose answers from the list: In which work or study do you have experience?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: In welk werk of welke studie hebben jullie ervaring?",
              "en": "Choose at most None answers: In which work or study do you have experience?"
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Voor wie zijn jullie er het liefst?",
              "en": "This answer is too long. Use at most 400 characters: Whom would you most like to welcome?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Voor wie zijn jullie er het liefst?",
              "en": "Choose answers from the list: Whom would you most like to welcome?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Voor wie zijn jullie er het liefst?",
              "en": "Choose at most None answers: Whom would you most like to welcome?"
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
            "max": 20
          },
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
          "limits": {},
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Is iedereen bij jullie welkom, ook wie lesbisch, homo, bi, trans of intersekse is?",
              "en": "This answer is too long. Use at most 400 characters: Is everybody welcome with you, also who is lesbian, gay, bi, trans or intersex?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Is iedereen bij jullie welkom, ook wie lesbisch, homo, bi, trans of intersekse is?",
              "en": "Choose an answer from the list: Is everybody welcome with you, also who is lesbian, gay, bi, trans or intersex?"
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
            "most": 3
          },
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
          "limits": {},
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
      ]
    },
    "host-intake": {
      "name": "host-intake",
      "questions": [
        {
          "id": "access_code",
          "type": "token",
          "required": true,
          "limits": {},
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
            "notBefore": "stay_first"
          },
          "errors": {
            "missing": {
              "nl": "Vul in tot en met welke dag de kamer er is.",
              "en": "Fill in until which day the room is there."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Tot en met welke dag is de kamer er?",
              "en": "This answer is too long. Use at most 400 characters: Until which day is the room there?"
            },
            "date": {
              "nl": "Dit is geen datum. Schrijf bijvoorbeeld 2026-02-28: Tot en met welke dag is de kamer er?",
              "en": "This is not a date. Write it like 2026-02-28: Until which day is the room there?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Tot en met welke dag is de kamer er?",
              "en": "This day lies before the first day you gave: Until which day is the room there?"
            }
          }
        },
        {
          "id": "at_once",
          "type": "number",
          "required": false,
          "limits": {
            "min": 1,
            "max": 10
          },
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
          "limits": {},
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
            "max": 20
          },
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
            "max": 20
          },
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
            "max": 20
          },
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
            "max": 20
          },
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
            "max": 20
          },
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Mag iemand die logeert roken, binnen of buiten?",
              "en": "This answer is too long. Use at most 400 characters: May somebody who stays there smoke, inside or outside?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Mag iemand die logeert roken, binnen of buiten?",
              "en": "Choose an answer from the list: May somebody who stays there smoke, inside or outside?"
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
          "limits": {},
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Is iedereen in dit huis welkom, ook wie lesbisch, homo, bi, trans of intersekse is?",
              "en": "This answer is too long. Use at most 400 characters: Is everybody welcome in this home, also who is lesbian, gay, bi, trans or intersex?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Is iedereen in dit huis welkom, ook wie lesbisch, homo, bi, trans of intersekse is?",
              "en": "Choose an answer from the list: Is everybody welcome in this home, also who is lesbian, gay, bi, trans or intersex?"
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Met welk eten kan het gastgezin rekening houden?",
              "en": "This answer is too long. Use at most 400 characters: Which food can the host family take into account?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Met welk eten kan het gastgezin rekening houden?",
              "en": "Choose answers from the list: Which food can the host family take into account?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Met welk eten kan het gastgezin rekening houden?",
              "en": "Choose at most None answers: Which food can the host family take into account?"
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
            "most": 5
          },
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welk werk of welke studie hebben jullie ervaring?",
              "en": "This answer is too long. Use at most 400 characters: In which work or study do you have experience?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: In welk werk of welke studie hebben jullie ervaring?",
              "en": "Choose answers from the list: In which work or study do you have experience?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: In welk werk of welke studie hebben jullie ervaring?",
              "en": "Choose at most None answers: In which work or study do you have experience?"
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wie wil het gastgezin het liefst ontvangen?",
              "en": "This answer is too long. Use at most 400 characters: Whom would the host family most like to welcome?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wie wil het gastgezin het liefst ontvangen?",
              "en": "Choose answers from the list: Whom would the host family most like to welcome?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Wie wil het gastgezin het liefst ontvangen?",
              "en": "Choose at most None answers: Whom would the host family most like to welcome?"
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
            "most": 3
          },
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
          "limits": {},
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
      ]
    },
    "host": {
      "name": "host",
      "questions": [
        {
          "id": "name",
          "type": "name",
          "required": true,
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
            "max": 20
          },
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
          "limits": {},
          "errors": {
            "missing": {
              "nl": "Vul in vanaf welke dag iemand bij je kan logeren, zoals 28-2-2027.",
              "en": "Fill in from which day somebody can stay with you, such as 28-2-2027."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Vanaf welke dag kan dat?",
              "en": "This answer is too long. Use at most 400 characters: From which day is that possible?"
            },
            "date": {
              "nl": "Dit is geen datum. Schrijf bijvoorbeeld 2026-02-28: Vanaf welke dag kan dat?",
              "en": "This is not a date. Write it like 2026-02-28: From which day is that possible?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Vanaf welke dag kan dat?",
              "en": "This day lies before the first day you gave: From which day is that possible?"
            }
          }
        },
        {
          "id": "consent",
          "type": "consent",
          "required": true,
          "limits": {},
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
      ]
    },
    "member": {
      "name": "member",
      "questions": [
        {
          "id": "group",
          "type": "code",
          "required": true,
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
      ]
    },
    "newcomer-intake": {
      "name": "newcomer-intake",
      "questions": [
        {
          "id": "access_code",
          "type": "token",
          "required": true,
          "limits": {},
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
          "id": "adults_18_29",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20
          },
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel volwassenen zijn 18 tot en met 29 jaar?",
              "en": "Fill this in: How many adults are 18 to 29?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel volwassenen zijn 18 tot en met 29 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many adults are 18 to 29?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel volwassenen zijn 18 tot en met 29 jaar?",
              "en": "Fill in a whole number, such as 3: How many adults are 18 to 29?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel volwassenen zijn 18 tot en met 29 jaar?",
              "en": "Fill in a number of 0 or more: How many adults are 18 to 29?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel volwassenen zijn 18 tot en met 29 jaar?",
              "en": "Fill in a number of 20 or less: How many adults are 18 to 29?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel volwassenen zijn 18 tot en met 29 jaar?",
              "en": "This number is higher than the number of people you gave: How many adults are 18 to 29?"
            }
          }
        },
        {
          "id": "adults_30_44",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20
          },
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel volwassenen zijn 30 tot en met 44 jaar?",
              "en": "Fill this in: How many adults are 30 to 44?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel volwassenen zijn 30 tot en met 44 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many adults are 30 to 44?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel volwassenen zijn 30 tot en met 44 jaar?",
              "en": "Fill in a whole number, such as 3: How many adults are 30 to 44?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel volwassenen zijn 30 tot en met 44 jaar?",
              "en": "Fill in a number of 0 or more: How many adults are 30 to 44?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel volwassenen zijn 30 tot en met 44 jaar?",
              "en": "Fill in a number of 20 or less: How many adults are 30 to 44?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel volwassenen zijn 30 tot en met 44 jaar?",
              "en": "This number is higher than the number of people you gave: How many adults are 30 to 44?"
            }
          }
        },
        {
          "id": "adults_45_59",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20
          },
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel volwassenen zijn 45 tot en met 59 jaar?",
              "en": "Fill this in: How many adults are 45 to 59?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel volwassenen zijn 45 tot en met 59 jaar?",
              "en": "This answer is too long. Use at most 400 characters: How many adults are 45 to 59?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel volwassenen zijn 45 tot en met 59 jaar?",
              "en": "Fill in a whole number, such as 3: How many adults are 45 to 59?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel volwassenen zijn 45 tot en met 59 jaar?",
              "en": "Fill in a number of 0 or more: How many adults are 45 to 59?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel volwassenen zijn 45 tot en met 59 jaar?",
              "en": "Fill in a number of 20 or less: How many adults are 45 to 59?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel volwassenen zijn 45 tot en met 59 jaar?",
              "en": "This number is higher than the number of people you gave: How many adults are 45 to 59?"
            }
          }
        },
        {
          "id": "adults_60",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20
          },
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel volwassenen zijn 60 jaar of ouder?",
              "en": "Fill this in: How many adults are 60 or older?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel volwassenen zijn 60 jaar of ouder?",
              "en": "This answer is too long. Use at most 400 characters: How many adults are 60 or older?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel volwassenen zijn 60 jaar of ouder?",
              "en": "Fill in a whole number, such as 3: How many adults are 60 or older?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel volwassenen zijn 60 jaar of ouder?",
              "en": "Fill in a number of 0 or more: How many adults are 60 or older?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel volwassenen zijn 60 jaar of ouder?",
              "en": "Fill in a number of 20 or less: How many adults are 60 or older?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel volwassenen zijn 60 jaar of ouder?",
              "en": "This number is higher than the number of people you gave: How many adults are 60 or older?"
            }
          }
        },
        {
          "id": "children",
          "type": "number",
          "required": true,
          "limits": {
            "min": 0,
            "max": 20
          },
          "errors": {
            "missing": {
              "nl": "Vul dit in: Hoeveel kinderen zijn er (tot 18 jaar)?",
              "en": "Fill this in: How many children are there (under 18)?"
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoeveel kinderen zijn er (tot 18 jaar)?",
              "en": "This answer is too long. Use at most 400 characters: How many children are there (under 18)?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Hoeveel kinderen zijn er (tot 18 jaar)?",
              "en": "Fill in a whole number, such as 3: How many children are there (under 18)?"
            },
            "too_small": {
              "nl": "Vul een getal in van 0 of meer: Hoeveel kinderen zijn er (tot 18 jaar)?",
              "en": "Fill in a number of 0 or more: How many children are there (under 18)?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Hoeveel kinderen zijn er (tot 18 jaar)?",
              "en": "Fill in a number of 20 or less: How many children are there (under 18)?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Hoeveel kinderen zijn er (tot 18 jaar)?",
              "en": "This number is higher than the number of people you gave: How many children are there (under 18)?"
            }
          }
        },
        {
          "id": "languages",
          "type": "choices",
          "required": true,
          "limits": {},
          "errors": {
            "missing": {
              "nl": "Kies ten minste één taal.",
              "en": "Choose at least one language."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Welke talen spreken de volwassenen?",
              "en": "This answer is too long. Use at most 400 characters: Which languages do the adults speak?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Welke talen spreken de volwassenen?",
              "en": "Choose answers from the list: Which languages do the adults speak?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Welke talen spreken de volwassenen?",
              "en": "Choose at most None answers: Which languages do the adults speak?"
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Rond welke postcode woont het huishouden? Vul de vier cijfers in.",
              "en": "This answer is too long. Use at most 400 characters: Around which postcode does the household live? Fill in the four digits."
            },
            "district": {
              "nl": "Vul vier cijfers in, zoals 2511: Rond welke postcode woont het huishouden? Vul de vier cijfers in.",
              "en": "Fill in four digits, such as 2511: Around which postcode does the household live? Fill in the four digits."
            }
          }
        },
        {
          "id": "times",
          "type": "choices",
          "required": false,
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wanneer kan het huishouden afspreken?",
              "en": "This answer is too long. Use at most 400 characters: When can the household meet?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wanneer kan het huishouden afspreken?",
              "en": "Choose answers from the list: When can the household meet?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Wanneer kan het huishouden afspreken?",
              "en": "Choose at most None answers: When can the household meet?"
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat wil het huishouden graag samen doen?",
              "en": "This answer is too long. Use at most 400 characters: What would the household like to do together?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wat wil het huishouden graag samen doen?",
              "en": "Choose answers from the list: What would the household like to do together?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Wat wil het huishouden graag samen doen?",
              "en": "Choose at most None answers: What would the household like to do together?"
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
            "most": 5
          },
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat doet het huishouden graag in de vrije tijd?",
              "en": "This answer is too long. Use at most 400 characters: What does the household like to do in its free time?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wat doet het huishouden graag in de vrije tijd?",
              "en": "Choose answers from the list: What does the household like to do in its free time?"
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
          "id": "matters_most",
          "type": "choices",
          "required": false,
          "limits": {
            "most": 3
          },
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat vindt het huishouden het belangrijkst?",
              "en": "This answer is too long. Use at most 400 characters: What matters most to the household?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wat vindt het huishouden het belangrijkst?",
              "en": "Choose answers from the list: What matters most to the household?"
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
          "id": "work",
          "type": "choices",
          "required": false,
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welk werk of welke studie hebben de volwassenen ervaring, of willen ze verder?",
              "en": "This answer is too long. Use at most 400 characters: In which work or study do the adults have experience, or do they want to go on?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: In welk werk of welke studie hebben de volwassenen ervaring, of willen ze verder?",
              "en": "Choose answers from the list: In which work or study do the adults have experience, or do they want to go on?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: In welk werk of welke studie hebben de volwassenen ervaring, of willen ze verder?",
              "en": "Choose at most None answers: In which work or study do the adults have experience, or do they want to go on?"
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wil het huishouden graag mensen van ongeveer dezelfde leeftijd?",
              "en": "This answer is too long. Use at most 400 characters: Would the household like people of about the same age?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Wil het huishouden graag mensen van ongeveer dezelfde leeftijd?",
              "en": "Choose an answer from the list: Would the household like people of about the same age?"
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Zoekt het huishouden een groep, een gastgezin, of allebei?",
              "en": "This answer is too long. Use at most 400 characters: Is the household looking for a group, a host family, or both?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Zoekt het huishouden een groep, een gastgezin, of allebei?",
              "en": "Choose answers from the list: Is the household looking for a group, a host family, or both?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Zoekt het huishouden een groep, een gastgezin, of allebei?",
              "en": "Choose at most None answers: Is the household looking for a group, a host family, or both?"
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Vanaf welke dag is een kamer nodig?",
              "en": "This answer is too long. Use at most 400 characters: From which day is a room needed?"
            },
            "date": {
              "nl": "Dit is geen datum. Schrijf bijvoorbeeld 2026-02-28: Vanaf welke dag is een kamer nodig?",
              "en": "This is not a date. Write it like 2026-02-28: From which day is a room needed?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Vanaf welke dag is een kamer nodig?",
              "en": "This day lies before the first day you gave: From which day is a room needed?"
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
            "notBefore": "stay_first"
          },
          "errors": {
            "missing": {
              "nl": "Vul ook in tot en met welke dag de kamer nodig is.",
              "en": "Fill in until which day the room is needed, too."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Tot en met welke dag is de kamer nodig?",
              "en": "This answer is too long. Use at most 400 characters: Until which day is the room needed?"
            },
            "date": {
              "nl": "Dit is geen datum. Schrijf bijvoorbeeld 2026-02-28: Tot en met welke dag is de kamer nodig?",
              "en": "This is not a date. Write it like 2026-02-28: Until which day is the room needed?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Tot en met welke dag is de kamer nodig?",
              "en": "This day lies before the first day you gave: Until which day is the room needed?"
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Kan het huishouden in een huis met huisdieren wonen?",
              "en": "This answer is too long. Use at most 400 characters: Can the household live in a home with pets?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Kan het huishouden in een huis met huisdieren wonen?",
              "en": "Choose an answer from the list: Can the household live in a home with pets?"
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Kan het huishouden in een huis wonen waar gerookt wordt?",
              "en": "This answer is too long. Use at most 400 characters: Can the household live in a home where people smoke?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Kan het huishouden in een huis wonen waar gerookt wordt?",
              "en": "Choose an answer from the list: Can the household live in a home where people smoke?"
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Rookt er iemand in het huishouden?",
              "en": "This answer is too long. Use at most 400 characters: Does anybody in the household smoke?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Rookt er iemand in het huishouden?",
              "en": "Choose an answer from the list: Does anybody in the household smoke?"
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Moet het huishouden nog naar de stad komen? Wat is dan de eerste dag waarop het kan komen?",
              "en": "This answer is too long. Use at most 400 characters: Does the household still have to come to the city? Then what is the first day on which it may come?"
            },
            "date": {
              "nl": "Dit is geen datum. Schrijf bijvoorbeeld 2026-02-28: Moet het huishouden nog naar de stad komen? Wat is dan de eerste dag waarop het kan komen?",
              "en": "This is not a date. Write it like 2026-02-28: Does the household still have to come to the city? Then what is the first day on which it may come?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Moet het huishouden nog naar de stad komen? Wat is dan de eerste dag waarop het kan komen?",
              "en": "This day lies before the first day you gave: Does the household still have to come to the city? Then what is the first day on which it may come?"
            }
          }
        },
        {
          "id": "arrives_last",
          "type": "date",
          "required": true,
          "limits": {
            "notBefore": "arrives_first"
          },
          "errors": {
            "missing": {
              "nl": "Vul ook in wat de laatste dag is waarop het huishouden kan komen.",
              "en": "Fill in the last day on which the household may come, too."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is de laatste dag waarop het huishouden kan komen?",
              "en": "This answer is too long. Use at most 400 characters: What is the last day on which the household may come?"
            },
            "date": {
              "nl": "Dit is geen datum. Schrijf bijvoorbeeld 2026-02-28: Wat is de laatste dag waarop het huishouden kan komen?",
              "en": "This is not a date. Write it like 2026-02-28: What is the last day on which the household may come?"
            },
            "before": {
              "nl": "Deze dag ligt voor de eerste dag die je opgaf: Wat is de laatste dag waarop het huishouden kan komen?",
              "en": "This day lies before the first day you gave: What is the last day on which the household may come?"
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
      ]
    },
    "newcomer": {
      "name": "newcomer",
      "questions": [
        {
          "id": "for_whom",
          "type": "choice",
          "required": true,
          "limits": {},
          "errors": {
            "missing": {
              "nl": "Kies of je dit voor jezelf of voor iemand anders invult.",
              "en": "Choose whether you fill this in for yourself or for somebody else."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Voor wie vul je dit in?",
              "en": "This answer is too long. Use at most 400 characters: For whom are you filling this in?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Voor wie vul je dit in?",
              "en": "Choose an answer from the list: For whom are you filling this in?"
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
          "limits": {},
          "errors": {
            "missing": {
              "nl": "Vul je eigen naam in, van degene die helpt.",
              "en": "Fill in your own name, of the person who helps."
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
          "errors": {
            "missing": {
              "nl": "Vul de naam van de nieuwkomer in.",
              "en": "Fill in the newcomer's name."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is de naam van de nieuwkomer?",
              "en": "This answer is too long. Use at most 400 characters: What is the name of the newcomer?"
            },
            "name": {
              "nl": "Vul een naam in met ten minste één letter: Wat is de naam van de nieuwkomer?",
              "en": "Fill in a name with at least one letter: What is the name of the newcomer?"
            }
          }
        },
        {
          "id": "phone",
          "type": "phone",
          "required": false,
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is het telefoonnummer van de nieuwkomer?",
              "en": "This answer is too long. Use at most 400 characters: What is the newcomer's phone number?"
            },
            "phone": {
              "nl": "Dit is geen telefoonnummer dat bestaat. Kijk de cijfers na, en vul het in zoals 06 12345678 of +31 6 12345678: Wat is het telefoonnummer van de nieuwkomer?",
              "en": "This is not a phone number that exists. Check the digits, and write it like 06 12345678 or +31 6 12345678: What is the newcomer's phone number?"
            }
          }
        },
        {
          "id": "email",
          "type": "email",
          "required": false,
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wat is het e-mailadres van de nieuwkomer?",
              "en": "This answer is too long. Use at most 400 characters: What is the newcomer's e-mail address?"
            },
            "email": {
              "nl": "Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl: Wat is het e-mailadres van de nieuwkomer?",
              "en": "This is not an e-mail address. Write it like name@example.org: What is the newcomer's e-mail address?"
            }
          }
        },
        {
          "id": "reach",
          "type": "text",
          "required": false,
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Hoe bereiken we de nieuwkomer het best?",
              "en": "This answer is too long. Use at most 400 characters: How do we best reach the newcomer?"
            }
          }
        },
        {
          "id": "city",
          "type": "choice",
          "required": true,
          "limits": {},
          "errors": {
            "missing": {
              "nl": "Kies een stad.",
              "en": "Choose a city."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: In welke stad woont de nieuwkomer of gaat die wonen?",
              "en": "This answer is too long. Use at most 400 characters: In which city does the newcomer live or will they live?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: In welke stad woont de nieuwkomer of gaat die wonen?",
              "en": "Choose an answer from the list: In which city does the newcomer live or will they live?"
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
          "limits": {},
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
            "max": 20
          },
          "errors": {
            "missing": {
              "nl": "Vul in met hoeveel mensen het gezin is.",
              "en": "Fill in how many people are in the family."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Met hoeveel mensen is het gezin, kinderen meegeteld?",
              "en": "This answer is too long. Use at most 400 characters: How many people are in the family, counting children?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Met hoeveel mensen is het gezin, kinderen meegeteld?",
              "en": "Fill in a whole number, such as 3: How many people are in the family, counting children?"
            },
            "too_small": {
              "nl": "Vul een getal in van 1 of meer: Met hoeveel mensen is het gezin, kinderen meegeteld?",
              "en": "Fill in a number of 1 or more: How many people are in the family, counting children?"
            },
            "too_large": {
              "nl": "Vul een getal in van 20 of minder: Met hoeveel mensen is het gezin, kinderen meegeteld?",
              "en": "Fill in a number of 20 or less: How many people are in the family, counting children?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Met hoeveel mensen is het gezin, kinderen meegeteld?",
              "en": "This number is higher than the number of people you gave: How many people are in the family, counting children?"
            }
          }
        },
        {
          "id": "consent",
          "type": "consent",
          "required": true,
          "limits": {},
          "errors": {
            "missing": {
              "nl": "Zet een vinkje bij de toestemming. Zonder toestemming mogen we niets bewaren.",
              "en": "Tick the box for consent. Without it we may not keep anything."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: De nieuwkomer vindt het goed dat Samen Hier deze gegevens bewaart om een groep of gastgezin te zoeken.",
              "en": "This answer is too long. Use at most 400 characters: The newcomer agrees that Samen Hier keeps these data to look for a group or host family."
            }
          }
        }
      ]
    },
    "volunteer": {
      "name": "volunteer",
      "questions": [
        {
          "id": "name",
          "type": "name",
          "required": true,
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
          "limits": {},
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
            "max": 4
          },
          "errors": {
            "missing": {
              "nl": "Vul in met hoeveel mensen jullie zijn.",
              "en": "Fill in how many people you are."
            },
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "This answer is too long. Use at most 400 characters: How many people are you, counting yourself?"
            },
            "number": {
              "nl": "Vul een heel getal in, zoals 3: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "Fill in a whole number, such as 3: How many people are you, counting yourself?"
            },
            "too_small": {
              "nl": "Vul een getal in van 1 of meer: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "Fill in a number of 1 or more: How many people are you, counting yourself?"
            },
            "too_large": {
              "nl": "Vul een getal in van 4 of minder: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "Fill in a number of 4 or less: How many people are you, counting yourself?"
            },
            "more_than": {
              "nl": "Dit getal is hoger dan het aantal mensen dat je opgaf: Met hoeveel mensen zijn jullie, jij meegeteld?",
              "en": "This number is higher than the number of people you gave: How many people are you, counting yourself?"
            }
          }
        },
        {
          "id": "leads",
          "type": "choice",
          "required": false,
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wil een van jullie de contactpersoon van een groep zijn?",
              "en": "This answer is too long. Use at most 400 characters: Would one of you like to be the contact of a group?"
            },
            "choice": {
              "nl": "Kies een antwoord uit de lijst: Wil een van jullie de contactpersoon van een groep zijn?",
              "en": "Choose an answer from the list: Would one of you like to be the contact of a group?"
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
            "atMost": "people"
          },
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
            "atMost": "people"
          },
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
            "atMost": "people"
          },
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
            "atMost": "people"
          },
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
            "atMost": "people"
          },
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Welke talen spreken jullie nog meer?",
              "en": "This answer is too long. Use at most 400 characters: Which other languages do you speak?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Welke talen spreken jullie nog meer?",
              "en": "Choose answers from the list: Which other languages do you speak?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Welke talen spreken jullie nog meer?",
              "en": "Choose at most None answers: Which other languages do you speak?"
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
          "limits": {},
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Wanneer kunnen jullie allemaal?",
              "en": "This answer is too long. Use at most 400 characters: When can all of you make it?"
            },
            "choices": {
              "nl": "Kies antwoorden uit de lijst: Wanneer kunnen jullie allemaal?",
              "en": "Choose answers from the list: When can all of you make it?"
            },
            "too_many": {
              "nl": "Kies ten hoogste None antwoorden: Wanneer kunnen jullie allemaal?",
              "en": "Choose at most None answers: When can all of you make it?"
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
            "most": 5
          },
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
          "limits": {},
          "errors": {
            "too_long": {
              "nl": "Dit antwoord is te lang. Gebruik ten hoogste 400 tekens: Rond welke postcode wonen jullie? Vul de vier cijfers in.",
              "en": "This answer is too long. Use at most 400 characters: Around which postcode do you live? Fill in the four digits."
            },
            "district": {
              "nl": "Vul vier cijfers in, zoals 2511: Rond welke postcode wonen jullie? Vul de vier cijfers in.",
              "en": "Fill in four digits, such as 2511: Around which postcode do you live? Fill in the four digits."
            }
          }
        },
        {
          "id": "consent",
          "type": "consent",
          "required": true,
          "limits": {},
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
      ]
    }
  }
};
